from .captions import SweepPictures

__all__ = ["SweepPictures"]
