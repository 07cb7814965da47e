"""Loading rubrics: hostile plugins fail by name, and stop nobody else."""

from __future__ import annotations

import contextvars
import decimal
import pickle
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, PluginError, RubricNotFoundError
from perfeval.filing.sources import Jurisdiction
from perfeval.registry import find_rubric, get_rubric, load_rubrics, rubrics
from perfeval.rubric.rubric import Rubric
from tests.foreign import Site, rubric_module
from tests.tables import each_row

HOSTILE = {
    "raises at import": (
        "raise RuntimeError('no\\x1b[2J licence')",
        "loading {m}:RUBRIC failed with RuntimeError: no\\u001b[2J licence",
    ),
    "ends the process": (
        "import sys\nsys.exit(3)",
        "loading {m}:RUBRIC failed with SystemExit: 3",
    ),
    "ends the process silently": (
        "import sys\nsys.exit()",
        "loading {m}:RUBRIC failed with SystemExit",
    ),
    "raises no Exception": (
        "class Odd(BaseException): pass\nraise Odd('odd')",
        "loading {m}:RUBRIC failed with Odd: odd",
    ),
    "raises what cannot be printed": (
        "class Odd(Exception):\n    def __str__(self): return 1/0\nraise Odd",
        "loading {m}:RUBRIC failed with Odd",
    ),
    "raises an endless message": (
        "raise RuntimeError('x' * 10**6)",
        "loading {m}:RUBRIC failed with " + ("RuntimeError: " + "x" * 600)[:500],
    ),
    "no such name": (
        "pass",
        "loading {m}:RUBRIC failed with AttributeError: module '{m}' has no attribute 'RUBRIC'",
    ),
    "no Python": (
        "def",
        "loading {m}:RUBRIC failed with SyntaxError: invalid syntax ({m}.py, line 1)",
    ),
    "wrong type": ("RUBRIC = {'id': 'x'}", "{m}:RUBRIC is a dict, not a Rubric"),
    "a function": ("def RUBRIC(): pass", "{m}:RUBRIC is a function, not a Rubric"),
    "wrong id": (rubric_module("y"), "{m}:RUBRIC has the id 'y'"),
    "a subclass": (
        rubric_module("x")
        + "class Lying(Rubric): pass\n"
        + "RUBRIC.__class__\n"
        + "import attrs\n"
        + "RUBRIC = Lying(**{f.name: getattr(RUBRIC, f.name)"
        + " for f in attrs.fields(Rubric) if f.init})\n",
        "{m}:RUBRIC is a Lying, not a Rubric",
    ),
    "points that add up to 99": (
        rubric_module("x").replace('key="work", name="履职", points="100"', 'key="work", '
                                   'name="履职", points="99"'),
        "loading {m}:RUBRIC failed with RubricError: 过程: its parts add up to 99, not to 100",
    ),
    "broken after it was made": (
        rubric_module("x") + "object.__setattr__(RUBRIC, 'places', 99)\n",
        "loading {m}:RUBRIC failed with RubricError: "
        "某县评分标准: scores to 99 places; 0 to 8 are possible",
    ),
}  # fmt: skip


def test_a_rubric_knows_the_distribution_that_it_came_from() -> None:
    """Name and version; its digest does not depend on them."""
    rubric = get_rubric("yueyang-annex-3-1")
    version = next(e.version for e in rubrics() if e.id == "yueyang-annex-3-1")
    assert rubric.distribution == f"perfeval {version}"
    assert evolve(rubric, distribution="").digest == rubric.digest


def test_a_rubric_is_loaded_once() -> None:
    """By either name it is the same value."""
    assert get_rubric("national-project") is get_rubric("perfeval:national-project")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_plugin_is_named_and_stops_nobody_else(site: Site, name: str) -> None:
    """Its id, distribution, version and cause are said; the built-in rubrics load all the same."""
    source, cause = HOSTILE[name]
    site.install("hostile", source, x="{0}:RUBRIC", version="2.1")
    for _ in range(2):
        with pytest.raises(PluginError) as caught:
            get_rubric("x")
        error = caught.value
        assert (error.name, error.distribution) == ("x", "hostile 2.1")
        assert error.cause == cause.replace("{m}", "hostile_0")
        assert " failed with " not in error.message("zh")
        assert pickle.loads(pickle.dumps(error)).args == error.args
    states = {each.entry.id: (each.state, each.rubric) for each in load_rubrics()}
    assert states.pop("x") == ("broken", None)
    assert {state for state, _ in states.values()} == {"ok"}
    assert type(get_rubric("national-project")) is Rubric


@pytest.mark.parametrize("value", ["no_such_module_here:RUBRIC", "not a value", "m", ""])
def test_an_entry_point_that_leads_nowhere_is_broken(site: Site, value: str) -> None:
    """Whatever stands behind the id, it is the plugin's failure."""
    site.install("nowhere", x=value)
    with pytest.raises(PluginError, match=r"plugin 'x' of nowhere 1\.0"):
        get_rubric("x")


def test_unreadable_entry_points_are_reported_as_broken(site: Site) -> None:
    """The message says what they should be."""
    site.write("gbk", "[perfeval.rubrics]\n邵阳 = m:R\n".encode("gbk"))
    problem = next(each.problem for each in load_rubrics() if not each.entry.id)
    assert isinstance(problem, PluginError)
    assert problem.distribution == "gbk 1.0"
    assert "not UTF-8 text with lines such as id = module:NAME" in problem.cause


def test_an_error_that_is_kept_gathers_no_traceback(site: Site) -> None:
    """Each call raises an error of its own."""
    site.install("hostile", "1/0", x="{0}:RUBRIC")
    errors = []
    for _ in range(2):
        with pytest.raises(PluginError) as caught:
            get_rubric("x")
        errors.append(caught.value)
    assert errors[0] is not errors[1]


def test_ctrl_c_is_no_failure_of_a_plugin(site: Site) -> None:
    """It passes, and the plugin can be asked for again."""
    source = rubric_module("x")
    site.install("slow", "raise KeyboardInterrupt", x="{0}:RUBRIC")
    with pytest.raises(KeyboardInterrupt):
        get_rubric("x")
    site.install("slow", source, x="{0}:RUBRIC")
    (site.path / "slow_0.py").write_text("# another size\n" + source, encoding="utf-8")
    assert get_rubric("x").id == "x"


def test_a_plugin_that_asks_for_itself_gets_an_error_and_loads(site: Site) -> None:
    """The outcome that counts is that of the import, not of the question within it."""
    asking = (
        "from perfeval import PluginError, get_rubric\n"
        "try:\n    get_rubric('x')\nexcept PluginError:\n    pass\n"
    )
    site.install("asking", asking + rubric_module("x"), x="{0}:RUBRIC")
    assert get_rubric("x").id == "x"
    assert get_rubric("x").distribution == "asking 1.0"


def test_what_a_plugin_changes_while_it_loads_stays_with_it(site: Site) -> None:
    """The decimal context, set or changed in place, and context variables of the host."""
    variable: contextvars.ContextVar[str] = contextvars.ContextVar("host")
    variable.set("before")
    changes = (
        "import contextvars, decimal\n"
        "decimal.getcontext().prec = 3\n"
        "decimal.getcontext().traps[decimal.Inexact] = True\n"
        "decimal.setcontext(decimal.Context(prec=2))\n"
        "for variable in contextvars.copy_context():\n"
        "    if variable.name == 'host':\n"
        "        variable.set('after')\n"
    )
    site.install("rude", changes + rubric_module("x"), x="{0}:RUBRIC")
    with decimal.localcontext(prec=17) as context:
        assert get_rubric("x").id == "x"
        assert decimal.getcontext() is context
        assert (context.prec, context.traps[decimal.Inexact]) == (17, False)
    assert variable.get() == "before"


def test_a_stranger_takes_nothing_from_a_built_in_rubric(site: Site) -> None:
    """Its id stays the built-in's; the other is refused under it, named, and found by its own."""
    shadow = rubric_module("yueyang-annex-3-1", name="冒名")
    site.install("shadow", shadow, yueyang_annex_3_1="{0}:RUBRIC")
    for allow in (None, ["perfeval"], ["perfeval", "shadow"]):
        assert get_rubric("yueyang-annex-3-1", allow=allow).name != "冒名"
    assert get_rubric("perfeval:yueyang-annex-3-1").name != "冒名"
    assert get_rubric("shadow:yueyang-annex-3-1").name == "冒名"
    with pytest.raises(PluginError) as caught:
        get_rubric("yueyang-annex-3-1", allow=["shadow"])
    error = caught.value
    assert (error.name, error.distribution, error.cause) == (
        "yueyang-annex-3-1",
        "shadow 1.0",
        "the id is that of a built-in rubric; ask for shadow:yueyang-annex-3-1",
    )
    for allow in (None, ["yueyang-annex-3-1"]):
        found = {each.entry.distribution: each for each in load_rubrics(allow)}
        assert (found["perfeval"].state, found["perfeval"].problem) == ("ok", None)
        assert found["shadow"].state == "shadow"
        assert found["shadow"].rubric is not None
        assert str(found["shadow"].problem) == str(caught.value)


def test_two_strangers_cannot_take_it_either(site: Site) -> None:
    """Each is refused on its own; the built-in rubric is found by its place all the same."""
    for name in ("shadow", "shade"):
        source = rubric_module("yueyanglou-annex-2", name=name)
        site.install(name, source, yueyanglou_annex_2="{0}:RUBRIC")
    found = load_rubrics(["yueyanglou-annex-2"])
    assert [each.state for each in found] == ["ok", "shadow", "shadow"]
    place = Jurisdiction(code="430602", name="岳阳楼区")
    assert find_rubric(place, "unit", 2023) is get_rubric("perfeval:yueyanglou-annex-2")


@pytest.mark.parametrize("value", ["{0}:RUBRIC", "perfevil.rubrics:RUBRIC"])
def test_who_only_calls_itself_perfeval_is_a_stranger(site: Site, value: str) -> None:
    """It comes first on the path and in the order of versions, and hides nothing."""
    before = {entry for entry in rubrics() if entry.is_built_in}
    source = rubric_module("national-project", name="冒名")
    site.install("Perfeval", source, national_project=value, other=value, version="99")
    assert {entry for entry in rubrics() if entry.is_built_in} == before
    for name in ("national-project", "perfeval:national-project"):
        assert get_rubric(name).name != "冒名"
    states = {each.entry: each.state for each in load_rubrics()}
    assert {states[entry] for entry in before} == {"ok"}
    assert "ok" not in {state for entry, state in states.items() if entry.version == "99"}


def test_a_built_in_rubric_offered_by_a_stranger_is_the_strangers(site: Site) -> None:
    """A plugin may name a module of ours; it does not become ours by that."""
    at = "perfeval.rubrics.national_project:RUBRIC"
    site.install("again", national_project=at)
    assert get_rubric("national-project").distribution.startswith("perfeval ")
    assert get_rubric("again:national-project").distribution == "again 1.0"


def test_an_id_offered_by_two_strangers_is_refused_and_both_are_named(site: Site) -> None:
    """Neither is preferred; the qualified ids tell them apart."""
    for name in ("one", "other"):
        site.install(name, rubric_module("x", name=name), x="{0}:RUBRIC")
    with pytest.raises(PluginError) as caught:
        get_rubric("x")
    assert caught.value.distribution == "one 1.0 and other 1.0"
    assert caught.value.cause == "the id is offered 2 times; ask for one:x or other:x"
    assert [get_rubric(f"{name}:x").name for name in ("one", "other")] == ["one", "other"]
    found = [each for each in load_rubrics() if each.entry.id == "x"]
    assert [each.state for each in found] == ["duplicate", "duplicate"]
    assert all(each.rubric is not None and each.problem is not None for each in found)


def test_a_broken_namesake_is_reported_as_broken(site: Site) -> None:
    """Why it fails says more than that it has a namesake."""
    site.install("shadow", "1/0", national_project="{0}:RUBRIC")
    states = {
        each.entry.owner.split()[0]: each.state for each in load_rubrics(["national-project"])
    }
    assert states == {"perfeval": "ok", "shadow": "broken"}


def test_what_metadata_say_is_shown_safely(site: Site) -> None:
    """A name, a version and an id with characters that a terminal would act on, or endless ones."""
    site.write("odd", "[perfeval.rubrics]\nx\x1b[2J\u202e = m:R\n".encode())
    metadata = f"Name: odd\x1b]0;\u202e{'x' * 1000}\nVersion: 1\x07\n"
    (site.path / "odd-1.0.dist-info" / "METADATA").write_text(metadata, "utf-8")
    (entry,) = [each for each in rubrics() if each.distribution.startswith("odd")]
    assert entry.id == "x\\u001b[2J\\u202e"
    assert entry.owner.isprintable()
    assert len(entry.owner) < 300
    (found,) = [each for each in load_rubrics() if each.entry == entry]
    assert str(found.problem).isprintable()


def test_an_id_offered_twice_by_one_distribution_is_refused(site: Site) -> None:
    """There is no name that would tell the two apart."""
    site.write("twice", b"[perfeval.rubrics]\nx = a:RUBRIC\nx = b:RUBRIC\n")
    with pytest.raises(PluginError, match=r"of twice 1\.0: the id is offered 2 times$"):
        get_rubric("x")


def test_an_unknown_id_comes_with_the_ids_that_are_near() -> None:
    """Qualified ids too, where a qualified id was asked for."""
    with pytest.raises(RubricNotFoundError) as caught:
        get_rubric("yueyang-annex-3")
    assert caught.value.wanted == "yueyang-annex-3"
    assert caught.value.near[0] == "yueyang-annex-3-1"
    with pytest.raises(RubricNotFoundError) as caught:
        get_rubric("perfeval:yueyanglou-annex2")
    assert caught.value.near[0] == "perfeval:yueyanglou-annex-2"


def test_what_the_allow_list_leaves_out_is_not_found(site: Site) -> None:
    """Nor is it loaded."""
    site.install("county", "raise SystemExit", x="{0}:RUBRIC")
    with pytest.raises(RubricNotFoundError):
        get_rubric("x", allow=["perfeval"])
    assert {each.entry.distribution for each in load_rubrics(["perfeval"])} == {"perfeval"}


@each_row("junk", ["", ":", "perfeval:", "\x1b[2J", "\ud800", "x" * 10**5, "岳阳"])
def test_any_text_that_is_no_id_is_not_found(junk: str) -> None:
    """The error holds a short, safe picture of it."""
    with pytest.raises(RubricNotFoundError) as caught:
        get_rubric(junk)
    assert len(caught.value.wanted) <= 500
    assert caught.value.wanted.isprintable()


@each_row("junk", [None, 5, b"national-project", ["national-project"]])
def test_an_id_is_text(junk: Any) -> None:
    """Nothing is coerced."""
    with pytest.raises(InputError, match="the id of a rubric"):
        get_rubric(junk)
