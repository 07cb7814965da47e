"""The rows of 资金: what one holds, and which of them is the whole."""
