"""The Serverless Framework's template, and what the Framework makes of it.

The Framework itself is not here: this does what its documentation says for the few settings that the template uses, and
refuses every other one.
"""

import copy
import re

from samtranslator.yaml_helper import yaml_parse

import cloudformation
from deployment import as_number, as_text

FILE = "deploy/serverless/serverless.yml"

#: The parameters of all templates, in this one's words.
PARAMETERS = {
    "package": "zip",
    "schedule": "scheduleExpression",
    "time_zone": "timeZone",
    "memory": "memorySize",
    "timeout": "timeout",
    "architecture": "architecture",
    "log_retention": "logRetentionDays",
    "silence": "silenceSeconds",
    "alarm_topic": "alarmTopic",
    "target_functions": "targetFunctions",
    "find_functions": "findFunctions",
}


def load():
    with open(FILE, encoding="utf-8") as file:
        return yaml_parse(file.read())


class Variables:
    """The Framework's ${…}: parameters, options, the file itself and the stage. ${AWS::…} is left to CloudFormation."""

    pattern = re.compile(r"\$\{(?!AWS::)([^${}]+)\}")

    def __init__(self, service, parameters, stage="dev"):
        self.service = service
        self.parameters = service["params"]["default"] | parameters
        self.stage = stage

    def resolve(self, node):
        if isinstance(node, dict):
            return {key: self.resolve(value) for key, value in node.items()}
        if isinstance(node, list):
            return [self.resolve(value) for value in node]
        if not isinstance(node, str):
            return node
        whole = self.pattern.fullmatch(node)
        if whole:
            return self.value(whole[1])
        return self.pattern.sub(lambda part: str(self.value(part[1])), node)

    def value(self, variable):
        for alternative in variable.split(","):
            value = self.source(alternative.strip())
            if value is not None:
                return value
        raise ValueError(f"nothing stands behind ${{{variable}}}")

    def source(self, text):
        if re.fullmatch(r"'[^']*'", text):
            return text[1:-1]
        if text == "sls:stage":
            return self.stage
        kind, _, name = text.partition(":")
        if kind == "param":
            return self.parameters.get(name)
        if kind in ("opt", "env"):
            return None
        if kind == "self":
            value = self.service
            for key in name.split("."):
                value = value[key]
            return value
        raise ValueError(f"${{{text}}} is no variable of the Framework")


def resolved(service, values):
    parameters = {PARAMETERS[name]: as_text(value) for name, value in values.items()}
    variables = Variables(service, parameters)
    return variables.resolve({key: value for key, value in service.items() if key != "params"})


def plain(service, **values):
    """What the Framework makes of the file."""
    service = copy.deepcopy(resolved(service, values))
    provider = service.pop("provider")
    (key, function), = service.pop("functions").items()
    custom = service.pop("resources")
    name = function.pop("name")
    normal = key[0].upper() + key[1:]
    made = {
        f"{normal}LambdaFunction": {
            "Type": cloudformation.FUNCTION,
            "Properties": {
                "FunctionName": name,
                "Description": function.pop("description"),
                "Code": {"S3Bucket": "bucket", "S3Key": service.pop("package").pop("artifact")},
                "Runtime": provider.pop("runtime"),
                "Handler": function.pop("handler"),
                "Architectures": [provider.pop("architecture")],
                "MemorySize": as_number(function.pop("memorySize")),
                "Timeout": as_number(function.pop("timeout")),
                "Role": {"Fn::GetAtt": [function.pop("role"), "Arn"]},
            },
        },
        f"{normal}LogGroup": {
            "Type": cloudformation.LOG_GROUP,
            "Properties": {"LogGroupName": f"/aws/lambda/{name}"},
        },
        f"{normal}LambdaEvConf": {
            "Type": cloudformation.EVENTS,
            "Properties": {"FunctionName": {"Ref": f"{normal}LambdaFunction"}, "Qualifier": "$LATEST"},
        },
    }
    if "environment" in function:
        variables = {"Variables": function.pop("environment")}
        made[f"{normal}LambdaFunction"]["Properties"]["Environment"] = variables
    if "logRetentionInDays" in function:
        made[f"{normal}LogGroup"]["Properties"]["RetentionInDays"] = as_number(function.pop("logRetentionInDays"))
    for setting, written in {
        "maximumRetryAttempts": "MaximumRetryAttempts",
        "maximumEventAge": "MaximumEventAgeInSeconds",
    }.items():
        if setting in function:
            made[f"{normal}LambdaEvConf"]["Properties"][written] = function.pop(setting)

    known = {"name", "region", "versionFunctions"}
    unknown = sorted(set(function) | set(provider) - known | set(service) - SETTINGS)
    if unknown:
        raise ValueError(f"no setting that this reads: {', '.join(unknown)}")
    for extended, extension in custom.pop("extensions", {}).items():
        made[extended]["Properties"].update(extension["Properties"])
    made.update(custom.pop("Resources"))
    return {"AWSTemplateFormatVersion": "2010-09-09", **custom, "Resources": made}


#: Settings of the service itself that change nothing in what is deployed.
SETTINGS = {"service", "frameworkVersion", "configValidationMode"}


def read(service, **values):
    package = resolved(service, values)["package"]["artifact"]
    return cloudformation.read(plain(service, **values), package)
