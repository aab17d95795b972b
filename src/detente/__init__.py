"""detente: from reports of a political dispute to an evidence-bound, analysed conflict model."""

__version__ = "0.1.0"
