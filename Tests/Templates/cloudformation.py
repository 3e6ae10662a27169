"""A CloudFormation template, read as the deployment that comes of it."""

import re

from deployment import (
    ALL_FUNCTIONS,
    OWN_LOG_STREAMS,
    THE_FUNCTION,
    Alarm,
    Deployment,
    Role,
    Statement,
    as_list,
    as_number,
)

FUNCTION = "AWS::Lambda::Function"
EVENTS = "AWS::Lambda::EventInvokeConfig"
SCHEDULE = "AWS::Scheduler::Schedule"
LOG_GROUP = "AWS::Logs::LogGroup"
ROLE = "AWS::IAM::Role"
ALARM = "AWS::CloudWatch::Alarm"

NO_VALUE = object()

#: What pseudo parameters stand for here.
PSEUDO_PARAMETERS = {
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::AccountId": "123456789012",
    "AWS::NoValue": NO_VALUE,
}

#: What the ARNs of all functions begin with.
FUNCTIONS = "arn:aws:lambda:us-east-1:123456789012:function:"


class Resolver:
    """Puts in what is known before a deployment: parameters, conditions and the stack's name."""

    def __init__(self, template, parameters, stack):
        self.values = {"AWS::StackName": stack, **PSEUDO_PARAMETERS}
        for name, parameter in template.get("Parameters", {}).items():
            value = parameters.get(name, parameter.get("Default"))
            self.values[name] = value.split(",") if parameter.get("Type") == "CommaDelimitedList" else value
        self.conditions = template.get("Conditions", {})

    def resolve(self, node):
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            (function, argument), = node.items()
            if function == "Ref":
                return self.values.get(argument, node)
            if function == "Fn::Sub" and isinstance(argument, str):
                return re.sub(r"\$\{([^}]+)\}", lambda name: str(self.values[name[1]]), argument)
            if function == "Fn::If":
                holds = self.resolve(self.conditions[argument[0]])
                return self.resolve(argument[1 if holds else 2])
            if function == "Fn::Join":
                separator, parts = argument
                return separator.join(self.resolve(parts))
            if function == "Fn::Equals":
                one, other = self.resolve(argument)
                return one == other
            if function == "Fn::Not":
                return not self.resolve(argument[0])
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not NO_VALUE}


class Reader:
    """The resources of a template, by kind."""

    def __init__(self, template, parameters, stack):
        self.resources = Resolver(template, parameters, stack).resolve(template["Resources"])
        self.function_id, self.function = self.only(FUNCTION)
        self.log_group_id, self.log_group = self.only(LOG_GROUP)

    def named(self, kind):
        return [(name, body.get("Properties", {})) for name, body in self.resources.items() if body["Type"] == kind]

    def only(self, kind):
        found = self.named(kind)
        return found[0] if len(found) == 1 else (None, {})

    def reference(self, value):
        """A reference in words; what is none stays what it is."""
        if value in ({"Ref": self.function_id}, {"Fn::GetAtt": [self.function_id, "Arn"]}):
            return THE_FUNCTION
        if value == FUNCTIONS + str(self.function.get("FunctionName")):
            return THE_FUNCTION
        if value == FUNCTIONS + "*":
            return ALL_FUNCTIONS
        # The attribute ends in ":*" as it comes from CloudFormation.
        if value == {"Fn::GetAtt": [self.log_group_id, "Arn"]}:
            return OWN_LOG_STREAMS
        return value if isinstance(value, str) else repr(value)

    def role(self, reference):
        name = (reference or {}).get("Fn::GetAtt", [None])[0] if isinstance(reference, dict) else None
        body = dict(self.named(ROLE)).get(name)
        if body is None:
            return None
        principals = {
            service
            for statement in body["AssumeRolePolicyDocument"]["Statement"]
            for service in as_list(statement["Principal"].get("Service", repr(statement["Principal"])))
        }
        statements = {
            Statement(
                effect=statement["Effect"],
                actions=frozenset(as_list(statement.get("Action", "NotAction"))),
                resources=frozenset(map(self.reference, as_list(statement.get("Resource", "NotResource")))),
            )
            for policy in body.get("Policies", [])
            for statement in as_list(policy["PolicyDocument"]["Statement"])
        }
        managed = frozenset(map(self.reference, body.get("ManagedPolicyArns", [])))
        return Role(frozenset(principals), managed, frozenset(statements))

    def alarm(self, body):
        dimensions = {dimension["Name"]: dimension["Value"] for dimension in body.get("Dimensions", [])}
        return Alarm(
            namespace=body.get("Namespace"),
            metric=body.get("MetricName"),
            function=self.reference(dimensions.get("FunctionName")),
            statistic=body.get("Statistic"),
            period=as_number(body.get("Period")),
            periods=body.get("EvaluationPeriods"),
            comparison=body.get("ComparisonOperator"),
            threshold=body.get("Threshold"),
            missing_data=body.get("TreatMissingData"),
            actions=tuple(body.get("AlarmActions", [])),
        )

    def logs_to_own_group(self):
        named = self.function.get("LoggingConfig", {}).get("LogGroup")
        if named is None:
            named = f"/aws/lambda/{self.function.get('FunctionName')}"
        return named in ({"Ref": self.log_group_id}, self.log_group.get("LogGroupName", NO_VALUE))

    def others(self):
        expected = {FUNCTION: 1, EVENTS: 1, SCHEDULE: 1, LOG_GROUP: 1, ROLE: 2, ALARM: 2}
        kinds = [body["Type"] for body in self.resources.values()]
        return tuple(sorted(kind for kind in set(kinds) if kinds.count(kind) > expected.get(kind, 0)))


def read(template, package, parameters=None, stack="keepwarm"):
    """The deployment that a template without any transform describes."""
    reader = Reader(template, parameters or {}, stack)
    function = reader.function
    events = reader.only(EVENTS)[1]
    schedule = reader.only(SCHEDULE)[1]
    target = schedule.get("Target", {})
    retries = target.get("RetryPolicy", {})
    return Deployment(
        package=package,
        runtime=function.get("Runtime"),
        handler=function.get("Handler"),
        architectures=tuple(function.get("Architectures", [])),
        memory=as_number(function.get("MemorySize")),
        timeout=as_number(function.get("Timeout")),
        environment=frozenset(function.get("Environment", {}).get("Variables", {})),
        log_format=function.get("LoggingConfig", {}).get("LogFormat"),
        logs_to_own_group=reader.logs_to_own_group(),
        log_retention=as_number(reader.log_group.get("RetentionInDays")),
        event_retries=events.get("MaximumRetryAttempts"),
        event_age=events.get("MaximumEventAgeInSeconds"),
        schedule=schedule.get("ScheduleExpression"),
        time_zone=schedule.get("ScheduleExpressionTimezone"),
        schedule_target=reader.reference(target.get("Arn")),
        schedule_window=schedule.get("FlexibleTimeWindow", {}).get("Mode"),
        schedule_state=schedule.get("State"),
        tick_retries=retries.get("MaximumRetryAttempts"),
        tick_age=retries.get("MaximumEventAgeInSeconds"),
        function_role=reader.role(function.get("Role")),
        schedule_role=reader.role(target.get("RoleArn")),
        alarms=frozenset(reader.alarm(body) for _, body in reader.named(ALARM)),
        others=reader.others(),
    )
