"""What any deployment of the warmer must be, and why one is not."""

import re

from deployment import ALL_FUNCTIONS, OWN_LOG_STREAMS, THE_FUNCTION

#: The retentions that CloudWatch Logs knows, up to two years.
RETENTIONS = {1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731}

UNITS = {"minute": 60, "hour": 3600, "day": 86400}


#: What the function may do, whatever its targets are.
OWN_PERMISSIONS = {
    ("logs:CreateLogStream", OWN_LOG_STREAMS),
    ("logs:PutLogEvents", OWN_LOG_STREAMS),
    ("lambda:InvokeFunction", THE_FUNCTION),
}

#: What it takes to search for functions. AWS knows no resource for the first but all.
SEARCH_PERMISSIONS = {("lambda:ListFunctions", "*"), ("lambda:ListTags", ALL_FUNCTIONS)}


def objections(deployment, targets=(), searches=False):
    """A line for each thing that is wrong, with these functions for targets."""
    found = []

    def demand(holds, objection):
        if not holds:
            found.append(objection)

    d = deployment
    demand(not d.others, f"unexpected resources: {', '.join(d.others)}")
    demand(d.package == "keepwarm.zip", f"the package is {d.package}")
    demand(d.runtime == "provided.al2023", f"the runtime is {d.runtime}")
    demand(d.handler == "bootstrap", f"the handler is {d.handler}")
    demand(d.architectures in (("x86_64",), ("arm64",)), f"the architectures are {d.architectures}")
    demand(between(128, d.memory, 10240), f"the memory is {d.memory} MB")
    demand(between(1, d.timeout, 900), f"the timeout is {d.timeout} s")
    demand(not d.environment, f"variables are set: {sorted(d.environment)}")

    demand(d.log_format == "JSON", f"the log format is {d.log_format}")
    demand(d.logs_to_own_group, "the function does not log to the template's log group")
    demand(d.log_retention in RETENTIONS, f"the log retention is {d.log_retention} days")

    demand(d.event_retries == 0, f"failed rounds are tried again: {d.event_retries} retries")
    demand(between(60, d.event_age, 300), f"late rounds are made up for: event age {d.event_age}")
    demand(d.tick_retries == 0, f"failed ticks are tried again: {d.tick_retries} retries")
    demand(between(60, d.tick_age, 300), f"late ticks are made up for: tick age {d.tick_age}")
    demand(d.schedule_target == THE_FUNCTION, f"the schedule starts {d.schedule_target}")
    demand(d.schedule_window == "OFF", f"the schedule's window is {d.schedule_window}")
    demand(d.schedule_state in (None, "ENABLED"), f"the schedule is {d.schedule_state}")
    demand(seconds(d.schedule) or str(d.schedule).startswith("cron("), f"the schedule is {d.schedule}")

    allow = OWN_PERMISSIONS | {("lambda:InvokeFunction", target) for target in targets}
    if searches:
        allow |= SEARCH_PERMISSIONS
    found.extend(role_objections("the function", d.function_role, "lambda", allow))
    allow = {("lambda:InvokeFunction", THE_FUNCTION)}
    found.extend(role_objections("the schedule", d.schedule_role, "scheduler", allow))
    found.extend(alarm_objections(d))
    return found


def role_objections(owner, role, service, allowed):
    if role is None:
        return [f"{owner} has no role of its own"]
    found = []
    if role.principals != {f"{service}.amazonaws.com"}:
        found.append(f"{owner}'s role is for {sorted(role.principals)}")
    if role.managed_policies:
        found.append(f"{owner}'s role has managed policies: {sorted(role.managed_policies)}")
    actions = {action for action, _ in allowed}
    granted = set()
    for statement in role.statements:
        pairs = {(action, resource) for action in statement.actions for resource in statement.resources}
        if statement.effect != "Allow" or statement.actions - actions:
            found.append(f"{owner}'s role has actions {sorted(statement.actions)}")
        elif pairs - allowed:
            found.append(f"{owner}'s role reaches resources {sorted(statement.resources)}")
        granted |= pairs
    if allowed - granted:
        found.append(f"{owner}'s role lacks {sorted(allowed - granted)}")
    return found


def alarm_objections(d):
    errors = [alarm for alarm in d.alarms if alarm.metric == "Errors"]
    silence = [alarm for alarm in d.alarms if alarm.metric == "Invocations"]
    if len(errors) != 1 or len(silence) != 1 or len(d.alarms) != 2:
        return [f"the alarms are on {sorted(alarm.metric for alarm in d.alarms)}"]

    found = []
    for alarm in d.alarms:
        if (alarm.namespace, alarm.function, alarm.statistic) != ("AWS/Lambda", THE_FUNCTION, "Sum"):
            found.append(f"the alarm on {alarm.metric} looks at {alarm.statistic} of {alarm.function}")
        if not isinstance(alarm.period, int) or alarm.period < 60 or alarm.period % 60 or alarm.periods != 1:
            found.append(f"the alarm on {alarm.metric} has a period of {alarm.periods} × {alarm.period} s")
    verdict = (errors[0].comparison, errors[0].threshold, errors[0].missing_data)
    if verdict != ("GreaterThanOrEqualToThreshold", 1, "notBreaching"):
        found.append(f"the alarm on Errors goes off at {verdict}")
    verdict = (silence[0].comparison, silence[0].threshold, silence[0].missing_data)
    if verdict != ("LessThanThreshold", 1, "breaching"):
        found.append(f"the alarm on Invocations goes off at {verdict}")
    interval = seconds(d.schedule)
    if interval and not between(2 * interval, silence[0].period, 5 * interval):
        found.append(f"the alarm on Invocations does not fit the schedule: {silence[0].period} s")
    return found


def seconds(schedule):
    """How far apart the ticks of a rate(…) are; None for anything else."""
    match = re.fullmatch(r"rate\((\d+) (minute|hour|day)s?\)", schedule or "")
    return int(match[1]) * UNITS[match[2]] if match else None


def between(least, value, most):
    return isinstance(value, int) and least <= value <= most
