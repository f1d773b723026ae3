"""Where the formulas come from."""

from __future__ import annotations

POMP = "Cohen, Cohen, Aiken and West 1999, doi 10.1207/S15327906MBR3403_2"
RCI = "Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12"
THEIL_SEN = "Sen 1968, doi 10.1080/01621459.1968.10480934"
MANN_KENDALL = "Mann 1945, doi 10.2307/1907187"
NAP = "Parker and Vannest 2009, doi 10.1016/j.beth.2008.10.006"
RESPONSE_SHIFT = "Howard 1980, doi 10.1177/0193841X8000400105"
LONG_RUN = "Curran 2016, doi 10.1016/j.jesp.2015.07.006"
QUICK = "Huang and others 2012, doi 10.1007/s10869-011-9231-8"
OURS = "A rule of this program"
