"""附件3-1 部门整体支出绩效评价评分表, and any table of criteria."""
