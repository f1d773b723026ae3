"""Cultural humility self-assessment and growth, in the terminal."""

__version__ = "0.1.0"
