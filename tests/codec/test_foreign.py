"""Rules of plugins in documents: written by their tag, read by it, and held at the boundary."""

from __future__ import annotations

import importlib
import json
import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from perfeval import check_rubric, plugins, read_rubric
from perfeval.codec import dumps, loads, offers
from perfeval.codec.converter import converter
from perfeval.codec.offers import is_offered
from perfeval.errors import DecodeError, InputError, PluginError
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Composite, Judged, Rule, SubRule
from perfeval.schema import schema
from tests.codec.test_rubric_files import in_toml
from tests.few_trials import few_trials
from tests.foreign import Site, foreign_site
from tests.strange_rules import strange_module

TAG = "county.half"
WHOLE: dict[str, str] = {
    "fields": """
    edge: Rate = field(converter=Rate)
    least: Rate | Count | None
    cases: Count
    deduct: Points = field(default="0.5", converter=Points)
    days: int = 0
    strict: bool = False
    direction_of: Direction = Direction.HIGHER
    items: tuple[tuple[str, Points], ...] = field(factory=tuple)
    others: tuple[Rule, ...] = ()
    tries: int = field(init=False, default=0)
""",
    "made": (
        "edge='29/30', least=Count('3人'), cases=Count('2例'), deduct='0.50', days=10,"
        " strict=True, direction_of=Direction.LOWER, items=(('甲', Points('1')),),"
        " others=(Judged(),)"
    ),
}
PLAIN = {
    "rule": TAG,
    "edge": "29/30",
    "least": "3人",
    "cases": "2例",
    "deduct": "0.50",
    "days": 10,
    "strict": True,
    "direction_of": "lower",
    "items": [["甲", "1"]],
    "others": [{"rule": "judged"}],
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    path = tmp_path / "site"
    path.mkdir()
    with foreign_site(path, monkeypatch) as made:
        yield made


@pytest.fixture(autouse=True)
def _few_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these rules do shows at a few values."""
    few_trials(monkeypatch)


def install(site: Site, tag: str = TAG, name: str = "county", **parts: str) -> Rubric:
    """The rubric of an installed plugin that has and offers a rule of its own."""
    site.install_rules(name, strange_module(name, **parts), {tag: "{0}:Strange"})
    rubric: Rubric = importlib.import_module(f"{name}_0").RUBRIC
    return rubric


def rule_of(rubric: Any) -> Any:
    """The rule of the only row."""
    (item,) = rubric.sections[0].items
    return item.rule


def with_rule(rubric: Rubric, rule: Rule) -> Rubric:
    """The rubric with another rule in its only row."""
    section = rubric.sections[0]
    (item,) = section.items
    assert isinstance(item, Criterion)
    return evolve(rubric, sections=(evolve(section, items=(evolve(item, rule=rule),)),))


def plain_rule(text: str) -> Any:
    """The rule of the only row, as it is written."""
    return json.loads(text)["sections"][0]["items"][0]["rule"]


def changed(text: str, **rule: Any) -> str:
    """A document with keys of the rule of its only row changed."""
    document = json.loads(text)
    document["sections"][0]["items"][0]["rule"] |= rule
    return json.dumps(document)


def problems(text: str, **options: Any) -> list[tuple[str, str]]:
    """What is wrong with a document, without the words for the place."""
    with pytest.raises(DecodeError) as caught:
        loads(text, **options)
    rows = "the rows of a section: "
    return [(at, told.removeprefix(rows)) for at, told in caught.value.problems]


AT = "sections[0].items[0].rule"


def test_every_field_reads_back(site: Site) -> None:
    """Text, figures, flags, members, tuples, rules: equal, byte by byte, with an equal digest."""
    rubric = install(site, **WHOLE)
    text = dumps(rubric)
    again = loads(text)
    assert plain_rule(text) == PLAIN
    assert isinstance(again, Rubric)
    assert (again, again.digest, dumps(again)) == (rubric, rubric.digest, text)
    assert type(rule_of(again)) is type(rule_of(rubric))
    assert check_rubric(rubric).problems == ()


def test_what_equals_its_default_is_left_out(site: Site) -> None:
    """A default that only a converter or a factory makes is written all the same."""
    made = "edge=Rate('50%'), least=None, cases=Count('2')"
    rubric = install(site, **{**WHOLE, "made": made})
    text = dumps(rubric)
    assert plain_rule(text) == {
        "rule": TAG,
        "edge": "50%",
        "least": None,
        "cases": "2",
        "deduct": "0.5",
        "items": [],
    }
    assert loads(text) == rubric
    short = changed(text)
    document = json.loads(short)
    rule = document["sections"][0]["items"][0]["rule"]
    del rule["deduct"], rule["items"]
    assert loads(json.dumps(document)) == rubric


def test_a_rubric_file_may_hold_it(site: Site, tmp_path: Path) -> None:
    """In JSON or TOML, where points, counts and edges may be numbers."""
    made = "edge=Rate('50%'), least=Count('3'), cases=Count('2')"
    rubric = install(site, **{**WHOLE, "made": made})
    text = changed(dumps(rubric), deduct=1, least=3, cases=2)
    text = text.replace('"deduct": 1', '"deduct": 0.5')
    for name, content in (("rubric.json", text), ("rubric.toml", in_toml(text))):
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        again = read_rubric(file)
        assert (again, again.digest) == (rubric, rubric.digest)
        with pytest.raises(DecodeError, match=f"found '{TAG}'; expected"):
            read_rubric(file, allow=["other"])


def test_the_schema_takes_what_is_written(site: Site) -> None:
    """A tag of a plugin has a dot or a hyphen, and no more is asked of it."""
    text = dumps(install(site, **WHOLE))
    validator = Draft202012Validator(json.loads(schema("rubric")))
    assert list(validator.iter_errors(json.loads(text))) == []
    for tag in ("half", "County.half", "county.", ".half", "county..half", "county half"):
        assert list(validator.iter_errors(json.loads(changed(text, rule=tag)))), tag


def test_a_rule_may_stand_in_a_rule(site: Site) -> None:
    """In a composite of ours, and in a field of another foreign one."""
    rubric = install(site, fields="inner: Rule | None = None", made="inner=Strange()")
    rule = rule_of(rubric)
    assert plain_rule(dumps(rubric)) == {"rule": TAG, "inner": {"rule": TAG}}
    assert rule_of(loads(dumps(rubric))) == rule
    part = SubRule(name="甲", points="5", rule=rule)
    composite: Any = Composite(parts=(part, evolve(part, rule=Judged())))
    plain = converter().get_unstructure_hook(Rule)(composite)
    assert plain["parts"][0]["rule"] == {"rule": TAG, "inner": {"rule": TAG}}
    assert converter().get_structure_hook(Rule)(plain, Rule) == composite


def test_a_class_need_not_have_slots(site: Site) -> None:
    """Frozen is enough."""
    rubric = install(site, decorator="@frozen(slots=False)", made="'说明'")
    assert plain_rule(dumps(rubric)) == {"rule": TAG, "note": "说明"}
    assert loads(dumps(rubric)) == rubric


# What is installed, and what may load


def test_only_the_plugin_that_a_document_names_is_imported(site: Site) -> None:
    """Others that are installed stay as they are, whatever they would do."""
    text = dumps(install(site))
    site.install_rules("other", "raise SystemExit(3)", {"other.rule": "{0}:Own"})
    for name in ("county_0", "other_0"):
        sys.modules.pop(name, None)
    rubric = loads(text)
    assert "county_0" in sys.modules
    assert dumps(rubric) == text
    assert problems(changed(text, rule="county.hafl"))
    assert "other_0" not in sys.modules


def test_a_document_without_foreign_rules_looks_for_none(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is listed, nothing imported."""
    foreign = dumps(install(site))
    own = changed(foreign, rule="proportional")
    monkeypatch.setattr(offers, "installed", lambda *_: 1 / 0)
    assert dumps(loads(own))
    with pytest.raises(ZeroDivisionError):
        loads(foreign)


def test_a_plugin_may_be_installed_later(site: Site) -> None:
    """What a document could not hold a moment ago it may hold now, and the other way round."""
    text = dumps(install(site))
    for path in site.path.glob("*.dist-info/entry_points.txt"):
        path.unlink()
    importlib.invalidate_caches()
    assert [at for at, _ in problems(text)] == [f"{AT}.rule"]
    rubric = install(site)
    assert loads(text) == rubric
    assert dumps(rubric) == text


@pytest.mark.parametrize("allow", [[TAG], ["county"], [f"County:{TAG}"], iter(["x", "county"])])
def test_what_the_allow_list_names_may_load(site: Site, allow: Any) -> None:
    """A tag, a tag of a distribution, a distribution."""
    rubric = install(site)
    assert loads(dumps(rubric), allow=allow) == rubric


@pytest.mark.parametrize("allow", [[], ["other"], [f"other:{TAG}"], ["county:other"]])
def test_what_the_allow_list_leaves_out_is_unknown(site: Site, allow: list[str]) -> None:
    """Nor is it imported."""
    text = dumps(install(site))
    del sys.modules["county_0"]
    ((at, told),) = problems(text, allow=allow)
    assert at == f"{AT}.rule"
    assert told.startswith(f"found '{TAG}'; expected 'bands' or 'by_state' or 'by_target' or ")
    assert TAG not in told.removeprefix(f"found '{TAG}'")
    assert "county_0" not in sys.modules


@pytest.mark.parametrize("allow", ["county", 5, [5]])
def test_an_allow_list_is_a_list_of_names(allow: Any, tmp_path: Path) -> None:
    """Whatever the document holds."""
    text = '{"format": "perfeval.filing", "version": 1, "unit": {"name": "某局"}, "year": 2023}'
    with pytest.raises(InputError, match="the allow-list"):
        loads(text, allow=allow)
    file = tmp_path / "rubric.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="the allow-list"):
        read_rubric(file, allow=allow)


def test_an_unknown_tag_names_the_known_and_the_nearest(site: Site) -> None:
    """Of ours and of the plugins that are installed; one that is like none has no nearest."""
    text = dumps(install(site))
    ((at, told),) = problems(changed(text, rule="county.hafl"))
    assert at == f"{AT}.rule"
    assert "expected 'bands' or 'by_state' or 'by_target' or " in told
    assert told.endswith(f"or 'together' or '{TAG}'; the nearest is '{TAG}'")
    ((_, told),) = problems(changed(text, rule="bnads"))
    assert told.endswith("; the nearest is 'bands'")
    ((_, told),) = problems(changed(text, rule="x" * 1_000_000))
    assert told.endswith(f"or '{TAG}'")
    assert len(told) < 500
    for odd, seen in ((5, "found 5"), (None, "found null"), ([TAG], "found a list")):
        ((_, told),) = problems(changed(text, rule=odd))
        assert told.startswith(seen)


@pytest.mark.unmeasured
def test_what_is_installed_is_listed_once_for_a_document(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many unknown tags it holds."""
    document = json.loads(dumps(install(site)))
    (item,) = document["sections"][0]["items"]
    rows = [item | {"rule": {"rule": f"no.rule{n}"}} for n in range(300)]
    document["sections"][0]["items"] = rows
    calls: list[object] = []
    listing = plugins.installed

    def counting(*arguments: Any) -> Any:
        calls.append(arguments)
        return listing(*arguments)

    monkeypatch.setattr(offers, "installed", counting)
    with pytest.raises(DecodeError) as caught:
        loads(json.dumps(document))
    assert (caught.value.count, len(caught.value.problems)) == (300, 100)
    assert len(calls) == 1


# Classes that nobody offers, or that cannot be written


def test_a_class_that_nobody_offers_is_told_how_it_could_be_written(site: Site) -> None:
    """One sentence, as ever an `InputError`; its rubric keeps every law all the same."""
    site.install("county", strange_module("county"))
    rubric: Rubric = importlib.import_module("county_0").RUBRIC
    with pytest.raises(InputError) as caught:
        dumps(rubric)
    assert str(caught.value) == (
        "a value to write: found a Strange; expected a rule of perfeval, or of a class that the "
        "entry-point group perfeval.rules names"
    )
    assert not is_offered(type(rule_of(rubric)))
    assert check_rubric(rubric).problems == ()


def test_a_class_of_the_same_name_is_another(site: Site) -> None:
    """What would be read back is the class that the entry gives."""
    rubric = install(site)
    del sys.modules["county_0"]
    assert type(rule_of(loads(dumps(install(site))))) is not type(rule_of(rubric))
    with pytest.raises(InputError, match="found a Strange; expected a rule of perfeval"):
        dumps(rubric)
    lying = type("Lying", (), {"__module__": 5})
    assert not is_offered(lying)


BROKEN = {
    "raises at import": ("raise RuntimeError('no licence')", "{m}:Own", "RuntimeError: no licence"),
    "ends the process": ("import sys\nsys.exit(3)", "{m}:Own", "SystemExit: 3"),
    "no such name": ("pass", "{m}:Own", "has no attribute 'Own'"),
    "leads nowhere": ("pass", "no_such_module_here:Own", "No module named"),
    "no value": ("pass", "", "its value is '', not module:NAME"),
    "a function": ("def Own(): pass", "{m}:Own", "{m}:Own is no frozen attrs class"),
    "an instance": ("Own = 5", "{m}:Own", "{m}:Own is no frozen attrs class"),
    "a plain class": ("class Own: pass", "{m}:Own", "{m}:Own is no frozen attrs class"),
    "can be changed": (
        "import attrs\n@attrs.define\nclass Own: pass",
        "{m}:Own",
        "{m}:Own is no frozen attrs class",
    ),
    "a plain subclass": (
        "from perfeval.rules import Judged\nclass Own(Judged): pass",
        "{m}:Own",
        "{m}:Own is no frozen attrs class",
    ),
    "one of ours": ("pass", "perfeval.rules:Judged", "is defined in perfeval.rules.judged:Judged"),
    "another name": (
        "import attrs\n@attrs.frozen\nclass Own: pass\nOther = Own",
        "{m}:Other",
        "{m}:Other is defined in {m}:Own, which the entry must name",
    ),
    "a field of any type": (
        "import attrs\n@attrs.frozen\nclass Own:\n    note: dict[str, str]",
        "{m}:Own",
        "{m}:Own: its field note: found 'dict[str, str]'; expected text, bool",
    ),
    "a type that is not there": (
        "import attrs\n@attrs.frozen\nclass Own:\n    note: 'Nothing'",
        "{m}:Own",
        "failed with NameError: name 'Nothing' is not defined",
    ),
    "a field like the tag": (
        "import attrs\n@attrs.frozen\nclass Own:\n    rule: str",
        "{m}:Own",
        "its field rule stands where the tag is due",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_is_named_with_its_distribution(site: Site, name: str) -> None:
    """By one typed error that pickles, each time; other documents are read all the same."""
    source, value, cause = BROKEN[name]
    text = changed(dumps(install(site)), rule="broken.own")
    value = value.replace("{m}", "broken_0")
    site.install_rules("broken", source, {"broken.own": value}, version="2.1")
    for _ in range(2):
        with pytest.raises(PluginError) as caught:
            loads(text)
        error = caught.value
        assert (error.name, error.distribution) == ("broken.own", "broken 2.1")
        assert cause.replace("{m}", "broken_0") in error.cause
        assert pickle.loads(pickle.dumps(error)).args == error.args
    assert dumps(loads(changed(text, rule=TAG)))


def test_a_class_that_cannot_be_written_is_refused_when_it_is_written(site: Site) -> None:
    """With the field and its type, and never by an error of another library."""
    rubric = install(site, fields="note: object = 5")
    with pytest.raises(PluginError) as caught:
        dumps(rubric)
    assert str(caught.value).startswith(
        "plugin 'county.half' of county 1.0: county_0:Strange: its field note: found 'object'; "
        "expected text, bool, int, Points"
    )
    assert any("JSON gives it back" in each for each in check_rubric(rubric).problems)


@pytest.mark.parametrize("tag", ["half", "County.half", "county.", "县.half", "x." + "y" * 99])
def test_a_tag_that_could_be_ours_is_refused(site: Site, tag: str) -> None:
    """A tag of a plugin is a key with a dot or a hyphen, so that none of ours is ever taken."""
    text = changed(dumps(install(site)), rule=tag)
    rubric = install(site, tag)
    for call in (lambda: dumps(rubric), lambda: loads(text)):
        with pytest.raises(PluginError, match="its name is no tag: a key with a dot or a hyphen"):
            call()


def test_a_tag_of_ours_cannot_be_taken(site: Site) -> None:
    """A plugin that offers `bands` changes nothing."""
    site.install_rules("evil", "raise SystemExit", {"proportional": "{0}:Own"})
    text = changed(dumps(install(site)), rule="proportional")
    rubric = loads(text)
    assert isinstance(rubric, Rubric)
    assert dumps(rubric)
    assert "evil_0" not in sys.modules


def test_a_tag_that_two_distributions_offer_is_refused(site: Site) -> None:
    """To read and to write; both are named, and an allow-list tells which is meant."""
    rubric = install(site)
    text = dumps(rubric)
    site.install_rules("shadow", strange_module("shadow"), {TAG: "{0}:Strange"}, version="2.0")
    for call in (lambda: loads(text), lambda: dumps(rubric)):
        with pytest.raises(PluginError) as caught:
            call()
        assert caught.value.distribution == "county 1.0 and shadow 2.0"
        assert caught.value.cause == "the tag is offered 2 times"
    assert loads(text, allow=["county"]) == rubric
    assert loads(text, allow=[f"shadow:{TAG}"]) != rubric


def test_a_class_that_is_offered_twice_is_refused(site: Site) -> None:
    """It would have two tags; either can still be read."""
    rubric = install(site)
    text = dumps(rubric)
    rules = {TAG: "{0}:Strange", "county.other": "{0}:Strange"}
    site.install_rules("county", strange_module("county"), rules)
    with pytest.raises(PluginError, match=r"of county 1\.0: county_0:Strange is offered 2 times"):
        dumps(rubric)
    assert loads(changed(text, rule="county.other")) == loads(text) == rubric


def test_unreadable_entry_points_offer_nothing(site: Site) -> None:
    """They hide no other plugin, and no document can name them."""
    text = dumps(install(site))
    site.write("gbk", "[perfeval.rules]\n县.rule = m:R\n".encode("gbk"))
    assert dumps(loads(text)) == text
    assert [at for at, _ in problems(changed(text, rule=""))] == [f"{AT}.rule"]


def test_ctrl_c_is_no_failure_of_a_plugin(site: Site) -> None:
    """At import, when a rule is made, and when it is written."""
    text = dumps(install(site))
    site.install_rules("slow", "raise KeyboardInterrupt", {"slow.own": "{0}:Own"})
    making = "def __attrs_post_init__(self):\n        if self.note: raise KeyboardInterrupt"
    install(site, "making.own", "making", body=making)
    writing = (
        "def __getattribute__(self, name):\n"
        "        if name == 'note' and self.seen: raise KeyboardInterrupt\n"
        "        return object.__getattribute__(self, name)"
    )
    rubric = install(site, "writing.own", "writing", body=writing)
    seen = rule_of(rubric).seen
    seen.append(1)
    for call in (
        lambda: loads(changed(text, rule="slow.own")),
        lambda: loads(changed(text, rule="making.own", note="某")),
        lambda: dumps(rubric),
    ):
        with pytest.raises(KeyboardInterrupt):
            call()
    seen.clear()


# Classes that lie


LYING = {
    "its __init__ raises": (
        {"decorator": "@frozen(init=False)", "body": "def __init__(self, note=''):\n"
         "        if note: raise ValueError('no' * 999)\n        self.__attrs_init__(note)"},
        "making county_0:Strange failed with ValueError: nono",
    ),
    "its __init__ takes nothing": (
        {"decorator": "@frozen(init=False)", "body": "def __init__(self):\n"
         "        self.__attrs_init__('')"},
        "making county_0:Strange failed with TypeError: ",
    ),
    "its __init__ ends the process": (
        {"body": "def __attrs_post_init__(self):\n        if self.note: sys.exit(3)"},
        "making county_0:Strange failed with SystemExit: 3",
    ),
    "its converter raises": (
        {"fields": "note: str = field(default='', converter=lambda v: v and [][1])"},
        "making county_0:Strange failed with IndexError: list index out of range",
    ),
    "its validator raises": (
        {"fields": "note: str = field(default='', validator=lambda s, a, v: v and 1 / 0)"},
        "making county_0:Strange failed with ZeroDivisionError: division by zero",
    ),
    "its refusal is ours": (
        {"fields": "note: str = field(default='', validator=lambda s, a, v: s.refuse(v))",
         "body": "def refuse(self, value):\n"
         "        if value: raise RubricError('the note', 'must be empty')"},
        "the note: must be empty",
    ),
    "its refusal is no text": (
        {"body": "def __attrs_post_init__(self):\n"
         "        class Odd(RubricError):\n"
         "            def __str__(self): return print\n"
         "        if self.note: raise Odd('a', 'b')"},
        "making county_0:Strange failed with TypeError: ",
    ),
    "it makes something else": (
        {"body": "def __new__(cls, note=''):\n"
         "        return 5 if note else object.__new__(cls)"},
        "making county_0:Strange gave an int",
    ),
    "it ends the process when it is asked what it is worth": (
        {"problem": "sys.exit(3) if self.note else None"},
        "预算执行率: its rule failed with SystemExit",
    ),
    "its problem is no text": (
        {"problem": "return print if self.note else None"},
        "预算执行率: its rule gave a builtin_function_or_method where a problem in words is due",
    ),
    "it has no digest": (
        {"body": "def __getattribute__(self, name):\n"
         "        if name == 'note' and object.__getattribute__(self, name): 1 / 0\n"
         "        return object.__getattribute__(self, name)"},
        "某县评分标准: its rule failed with ZeroDivisionError",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LYING)
def test_a_class_that_fails_when_it_is_made_is_a_problem_of_its_place(
    site: Site, name: str
) -> None:
    """Whatever it raises: one problem, with its path; its owner, where the words are not ours."""
    parts, sentence = LYING[name]
    text = dumps(install(site, **parts)).replace(
        f'"rule": "{TAG}"', f'"note": "某", "rule": "{TAG}"'
    )
    ((at, told),) = problems(text)
    assert sentence in told
    assert at in (AT, AT.removesuffix(".rule"), "")
    assert len(told) < 600
    if " failed with " in sentence and at == AT:
        assert told.startswith("plugin 'county.half' of county 1.0: ")


STUBBORN = {
    "a field of another type": ("note: str = ''", "5", "", "InputError: a text to write: found 5"),
    "a long number": ("note: int = 0", "10**15", "", "InputError: a value to write: found 1000"),
    "text that no document may hold": ("note: str = ''", "'\\u202e'", "", "U+202E"),
    "a factory of another type": (
        "note: str = field(factory=list)", "", "", "InputError: a text to write: found a list",
    ),
    "a field that cannot be got": (
        "note: str = ''", "'某'",
        "def __getattribute__(self, name):\n        if name == 'note' and self.seen: 1 / 0\n"
        "        return object.__getattribute__(self, name)",
        "ZeroDivisionError: division by zero",
    ),
    "a field that ends the process": (
        "note: str = ''", "'某'",
        "def __getattribute__(self, name):\n        if name == 'note' and self.seen: sys.exit(3)\n"
        "        return object.__getattribute__(self, name)",
        "SystemExit: 3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STUBBORN)
def test_a_rule_that_cannot_be_written_is_the_error_of_its_plugin(site: Site, name: str) -> None:
    """Whatever it raises, and whatever its fields hold against their type."""
    fields, made, body, cause = STUBBORN[name]
    rubric = install(site, fields=fields, made=made, body=body)
    rule_of(rubric).seen.append(1)
    with pytest.raises(PluginError) as caught:
        dumps(rubric)
    assert caught.value.distribution == "county 1.0"
    assert caught.value.cause.startswith("writing county_0:Strange failed with ")
    assert cause in caught.value.cause
    broken = [each for each in check_rubric(rubric).problems if "JSON gives it back" in each]
    assert cause in broken[0]


LIAR = """
class Text(str):
    def __eq__(self, other): return 1 / 0
    def __hash__(self): return 1 / 0
    def __str__(self): return 1 / 0
    def __format__(self, spec): return 1 / 0
    def __getitem__(self, key): return 1 / 0
    def isprintable(self): return 1 / 0
    def __len__(self): return 1 / 0
"""


def test_text_that_lies_is_written_as_the_text_that_it_is(site: Site) -> None:
    """No method of it is asked."""
    rubric = install(site, body=LIAR.replace("\n", "\n    "), made="")
    rule = rule_of(rubric)
    object.__setattr__(rule, "note", type(rule).Text("某"))
    assert plain_rule(dumps(rubric)) == {"rule": TAG, "note": "某"}


@pytest.mark.unmeasured
@pytest.mark.parametrize("answer", ["True", "False", "sys.exit(3)"])
def test_equality_that_lies_changes_no_document(site: Site, answer: str) -> None:
    """It is not asked; `check_rubric` asks it, and reports what it says."""
    body = f"def __eq__(self, other):\n        return {answer}\n\n    def __hash__(self): return 1"
    rubric = install(site, body=body, made="'某'")
    text = dumps(rubric)
    assert dumps(loads(text)) == text
    assert (check_rubric(rubric).problems == ()) is (answer == "True")


def test_a_rule_that_reads_back_as_another_breaks_the_law(site: Site) -> None:
    """Although it says that it is equal: the bytes differ."""
    body = (
        "def __eq__(self, other):\n        return True\n\n    def __hash__(self): return 1\n\n"
        "    def __reduce__(self):\n        return _again, (self.note,)"
    )
    again = "\n\ndef _again(note):\n    rule = Strange()\n"
    again += "    object.__setattr__(rule, 'note', note)\n    return rule\n"
    fields = "note: str = field(default='', converter=lambda text: text + '。')"
    source = strange_module("county", body=body, fields=fields, made="'某'") + again
    site.install_rules("county", source, {TAG: "{0}:Strange"})
    rubric: Rubric = importlib.import_module("county_0").RUBRIC
    assert check_rubric(rubric).problems == ("JSON gives it back: it gives another rubric",)


def test_a_broken_rule_in_a_rule_is_the_error_of_its_own_plugin(site: Site) -> None:
    """Not of the one around it, to read and to write."""
    rubric = install(site, fields="inner: Rule | None = None", made="inner=Strange()")
    text = dumps(rubric)
    site.install_rules("broken", "1 / 0", {"broken.own": "{0}:Own"})
    with pytest.raises(PluginError) as caught:
        loads(changed(text, inner={"rule": "broken.own"}))
    assert caught.value.distribution == "broken 1.0"
    other = install(site, "other.own", "other", fields="note: object = 5")
    with pytest.raises(PluginError) as caught:
        dumps(with_rule(rubric, evolve(rule_of(rubric), inner=rule_of(other))))
    assert caught.value.distribution == "other 1.0"


def test_every_problem_of_a_rule_has_its_place(site: Site) -> None:
    """Wrong types, unknown and missing keys, keys that stand twice: as in a rule of ours."""
    text = dumps(install(site, **WHOLE))
    spoilt = changed(
        text, edge=5, days=1.5, strict=1, items=[["甲"]], others=[{"rule": "judgde"}], dasy=1
    )
    found = dict(problems(spoilt))
    assert found.pop(f"{AT}.others[0].rule").endswith("; the nearest is 'judged'")
    assert found == {
        f"{AT}.edge": "found 5; expected a rate as text, such as '98.77%' or '29/30'",
        f"{AT}.days": "found the number 1.5; expected a whole number",
        f"{AT}.strict": "found 1; expected true or false",
        f"{AT}.items[0]": "found a list of 1; expected a list of 2",
        f"{AT}.dasy": "no such key; the nearest is 'days'",
    }
    document = json.loads(text)
    document["sections"][0]["items"][0]["rule"] = {"rule": TAG}
    assert problems(json.dumps(document)) == [
        (f"{AT}.edge", "missing"),
        (f"{AT}.least", "missing"),
        (f"{AT}.cases", "missing"),
    ]
    twice = re.sub(f'"rule": "{TAG}"', f'"rule": "{TAG}", "rule": "{TAG}"', text)
    assert problems(twice) == [(f"{AT}.rule", "the key stands more than once")]


def test_a_class_that_is_no_rule_is_a_problem_of_its_place(site: Site) -> None:
    """What an entry names may be anything; a criterion takes a rule."""
    text = changed(dumps(install(site)), rule="odd.thing")
    source = "import attrs\n@attrs.frozen\nclass Thing: pass"
    site.install_rules("odd", source, {"odd.thing": "{0}:Thing"})
    assert problems(text) == [("sections[0].items[0]", "预算执行率: Thing is no rule")]
