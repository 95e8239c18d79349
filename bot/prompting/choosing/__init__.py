"""Which question comes next, and why that one."""
