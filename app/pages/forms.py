"""What somebody typed, kept while a form is shown again with what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import Problem


@dataclass(frozen=True)
class Form:
    """`name` says which form of the page it is; `errors` maps a field to a message id."""

    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, field_name: str) -> str:
        return self.values.get(field_name, "")

    def error(self, field_name: str) -> str:
        return self.errors.get(field_name, "")

    def is_for(self, name: str) -> bool:
        return self.name == name

    def only(self, name: str) -> "Form":
        """This form if it is that one, else an empty one."""
        return self if self.name == name else Form()

    def refused(self, problem: Problem) -> "Form":
        """The same form with what the problem says about its fields. Raises the problem when it names none."""
        if not problem.fields:
            raise problem
        return Form(self.name, self.values, problem.fields)
