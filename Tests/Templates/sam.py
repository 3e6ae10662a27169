"""The SAM template, and what SAM makes of it before CloudFormation sees it."""

import copy
import logging
import os

# The translator wants to know a region, whichever it is.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

import cloudformation  # noqa: E402
from deployment import as_text  # noqa: E402

# It counts what it does, for a service that is not there.
logging.getLogger("samtranslator.metrics").setLevel(logging.ERROR)

FILE = "deploy/sam/template.yaml"

#: The parameters of all templates, in this one's words.
PARAMETERS = {
    "schedule": "ScheduleExpression",
    "time_zone": "TimeZone",
    "memory": "MemorySize",
    "timeout": "Timeout",
    "architecture": "Architecture",
    "log_retention": "LogRetentionDays",
    "silence": "SilenceSeconds",
    "alarm_topic": "AlarmTopic",
    "target_functions": "TargetFunctions",
    "find_functions": "FindFunctions",
}


class NoManagedPolicies:
    """SAM asks AWS for the ARNs of policies by their names; ours has none."""

    def load(self):
        return {}


def load():
    with open(FILE, encoding="utf-8") as file:
        return yaml_parse(file.read())


def plain(template):
    """What SAM makes of the template, the package being uploaded."""
    template = copy.deepcopy(template)
    for resource in template["Resources"].values():
        if "CodeUri" in resource.get("Properties", {}):
            resource["Properties"]["CodeUri"] = "s3://bucket/keepwarm.zip"
    return transform(template, {}, NoManagedPolicies())


def read(template, **values):
    package = template["Resources"]["Warmer"]["Properties"].get("CodeUri")
    parameters = {PARAMETERS[name]: as_text(value) for name, value in values.items()}
    return cloudformation.read(plain(template), package, parameters)
