# What bindings.cpp offers; for use by this package only.
import os
from enum import Enum
from typing import Callable, Optional, Sequence

version: str

class Earlier(Enum):
    REFUSE = 0
    RESUME = 1
    DISCARD = 2

class Language(Enum):
    EN = 0
    ZH = 1

class Scenario:
    @staticmethod
    def load(text: str, changes: Sequence[tuple[str, str]]) -> Scenario: ...
    @staticmethod
    def parse(yaml: str, file: str, changes: Sequence[tuple[str, str]]) -> Scenario: ...
    def changed(self, more: Sequence[tuple[str, str]]) -> Scenario: ...
    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def title_zh(self) -> str: ...
    @property
    def hash(self) -> str: ...
    @property
    def yaml(self) -> str: ...
    @property
    def overview(self) -> str: ...
    @property
    def seed(self) -> int: ...
    @property
    def replications(self) -> int: ...
    @property
    def horizon_h(self) -> float: ...
    @property
    def warnings(self) -> list[str]: ...
    @property
    def files(self) -> list[str]: ...

def scenario_names() -> list[str]: ...
def table_keys() -> dict[str, list[str]]: ...
def is_complete(file: str | os.PathLike[str], partial: bool) -> bool: ...
def run(
    scenario: Scenario,
    output: str | os.PathLike[str],
    seed: int,
    replications: int,
    threads: int,
    earlier: Optional[Earlier],
    progress: Optional[Callable[[int, int], object]],
) -> None: ...
def compare(files: Sequence[str], keys: Sequence[str], metrics: Sequence[str], partial: bool) -> str: ...
def explain(
    file: str,
    county: str,
    item: str,
    at: str,
    replication: Optional[int],
    replications: Optional[int],
    language: Language,
) -> tuple[str, str]: ...
