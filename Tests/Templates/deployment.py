"""What a template deploys, in the same words whatever tool it is written for."""

from dataclasses import dataclass

#: What a reference to one of the template's own resources is read as.
THE_FUNCTION = "the function"
OWN_LOG_STREAMS = "the streams of the function's own log group"
ALL_FUNCTIONS = "all functions of the account and region"


@dataclass(frozen=True)
class Statement:
    effect: str
    actions: frozenset
    resources: frozenset


@dataclass(frozen=True)
class Role:
    principals: frozenset
    managed_policies: frozenset
    statements: frozenset


@dataclass(frozen=True)
class Alarm:
    namespace: str
    metric: str
    function: str
    statistic: str
    period: int
    periods: int
    comparison: str
    threshold: int
    missing_data: str
    actions: tuple


@dataclass(frozen=True)
class Deployment:
    """The facts that the templates have in common; what is not there is None."""

    package: str
    runtime: str
    handler: str
    architectures: tuple
    memory: int
    timeout: int
    environment: frozenset
    log_format: str
    logs_to_own_group: bool
    log_retention: int
    event_retries: int
    event_age: int
    schedule: str
    time_zone: str
    schedule_target: str
    schedule_window: str
    schedule_state: str
    tick_retries: int
    tick_age: int
    function_role: Role
    schedule_role: Role
    alarms: frozenset
    #: Kinds of resources that nothing above tells of.
    others: tuple


def as_number(value):
    """Command lines and CloudFormation both give numbers as text."""
    return int(value) if isinstance(value, str) and value.isdigit() else value


def as_text(value):
    """A parameter as CloudFormation takes it, which knows texts only."""
    return ",".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else value


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]
