"""What the three templates deploy, and that mistakes in them are found."""

import copy
import dataclasses
import re
import unittest

import planted
import rules
import sam
import serverless
import terraform

TEMPLATES = {"sam": sam, "serverless": serverless, "terraform": terraform}

#: Something else than the default of every parameter.
OTHER_VALUES = {
    "schedule": "rate(10 minutes)",
    "time_zone": "Europe/Berlin",
    "memory": 256,
    "timeout": 120,
    "architecture": "arm64",
    "log_retention": 30,
    "silence": 1800,
    "alarm_topic": "arn:aws:sns:eu-central-1:123456789012:on-call",
    "target_functions": [
        "arn:aws:lambda:us-east-1:123456789012:function:orders",
        "arn:aws:lambda:us-east-1:123456789012:function:catalog:live",
    ],
    "find_functions": True,
}


class Templates(unittest.TestCase):
    def test_no_template_has_a_mistake(self):
        for name, tool in TEMPLATES.items():
            with self.subTest(name):
                self.assertEqual(rules.objections(tool.read(tool.load())), [])

    def test_all_templates_deploy_the_same(self):
        self.assert_same({name: tool.read(tool.load()) for name, tool in TEMPLATES.items()})

    def test_every_parameter_reaches_its_place(self):
        read = {name: tool.read(tool.load(), **OTHER_VALUES) for name, tool in TEMPLATES.items()}

        self.assert_same(read)
        deployment = read["sam"]
        self.assertEqual(deployment.schedule, "rate(10 minutes)")
        self.assertEqual(deployment.time_zone, "Europe/Berlin")
        self.assertEqual((deployment.memory, deployment.timeout), (256, 120))
        self.assertEqual(deployment.architectures, ("arm64",))
        self.assertEqual(deployment.log_retention, 30)
        for alarm in deployment.alarms:
            self.assertEqual(alarm.period, 1800 if alarm.metric == "Invocations" else 300)
            self.assertEqual(alarm.actions, (OTHER_VALUES["alarm_topic"],))

    def test_the_function_may_invoke_exactly_the_targets_that_are_named(self):
        targets = OTHER_VALUES["target_functions"]
        for name, tool in TEMPLATES.items():
            with self.subTest(name):
                read = tool.read(tool.load(), target_functions=targets)
                self.assertEqual(rules.objections(read, targets=targets), [])
                self.assertIn("role reaches resources", "\n".join(rules.objections(read)))

    def test_the_function_may_search_only_when_it_is_to(self):
        for name, tool in TEMPLATES.items():
            with self.subTest(name):
                read = tool.read(tool.load(), find_functions=True)
                self.assertEqual(rules.objections(read, searches=True), [])
                self.assertIn("role has actions ['lambda:ListFunctions']", "\n".join(rules.objections(read)))
                self.assertIn("role lacks", "\n".join(rules.objections(tool.read(tool.load()), searches=True)))

    def test_the_package_can_lie_elsewhere_where_the_tool_allows_it(self):
        for tool in (serverless, terraform):
            self.assertEqual(tool.read(tool.load(), package="out/keepwarm.zip").package, "out/keepwarm.zip")

    def test_defaults_are_the_documented_ones(self):
        for name, tool in TEMPLATES.items():
            with self.subTest(name):
                deployment = tool.read(tool.load())
                self.assertEqual(deployment.schedule, "rate(5 minutes)")
                self.assertEqual((deployment.memory, deployment.timeout), (128, 60))
                self.assertEqual(deployment.architectures, ("x86_64",))
                self.assertEqual(deployment.log_retention, 14)
                self.assertEqual([alarm.actions for alarm in deployment.alarms], [(), ()])

    def test_nothing_that_cloudformation_gets_has_a_wildcard_resource_but_a_list_of_functions(self):
        for name, template in {
            "sam": sam.plain(sam.load()),
            "serverless": serverless.plain(serverless.load()),
        }.items():
            with self.subTest(name):
                resources = list(values_of("Resource", template))
                self.assertEqual(len(resources), 6)
                wild = [resource for resource in resources if "*" in repr(resource)]
                # To list functions there is no other resource, and their tags are those of this account and region.
                arn = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:*"
                self.assertEqual(wild, ["*", {"Fn::Sub": arn}])

    def test_a_person_reads_the_same_words_in_all_templates(self):
        comments = {name: comments_of(tool) for name, tool in TEMPLATES.items()}

        shared = set.intersection(*comments.values())
        self.assertGreaterEqual(len(shared), 5, comments)

    def test_the_documentation_names_every_parameter_and_its_default(self):
        with open("docs/deploy.md", encoding="utf-8") as file:
            rows = [[cell.strip(" `") for cell in line.strip("|\n").split("|")] for line in file if line[0] == "|"]
        deployment = sam.read(sam.load())
        defaults = {
            "package": deployment.package,
            "schedule": deployment.schedule,
            "time_zone": deployment.time_zone,
            "memory": deployment.memory,
            "timeout": deployment.timeout,
            "architecture": deployment.architectures[0],
            "log_retention": deployment.log_retention,
            "silence": 900,
            "alarm_topic": "none",
            "target_functions": "none",
            "find_functions": "false",
        }
        for parameter, default in defaults.items():
            names = [tool.PARAMETERS.get(parameter, "–") for tool in TEMPLATES.values()]
            self.assertIn([*names, str(default)], [row[1:] for row in rows])

    def assert_same(self, read):
        (first, expected), *others = read.items()
        for name, deployment in others:
            for field in dataclasses.fields(deployment):
                with self.subTest(f"{field.name} of {first} and {name}"):
                    self.assertEqual(getattr(expected, field.name), getattr(deployment, field.name))


class PlantedMistakes(unittest.TestCase):
    def test_mistakes_in_the_sam_template_are_found(self):
        self.assert_found(sam, planted.SAM)

    def test_mistakes_in_the_serverless_template_are_found(self):
        self.assert_found(serverless, planted.SERVERLESS)

    def test_mistakes_in_the_terraform_files_are_found(self):
        self.assert_found(terraform, planted.TERRAFORM)

    def assert_found(self, tool, mistakes):
        sound = tool.load()
        for mistake, (path, value, objection) in mistakes.items():
            with self.subTest(mistake):
                template = copy.deepcopy(sound)
                planted.plant(template, path, value)

                self.assertIn(objection, "\n".join(objections(tool, template)))


def objections(tool, template):
    try:
        return rules.objections(tool.read(template))
    except ValueError as error:
        return [str(error)]


def values_of(key, node):
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from values_of(key, value)
    elif isinstance(node, list):
        for value in node:
            yield from values_of(key, value)


def comments_of(tool):
    path = getattr(tool, "FILE", None) or tool.FILES[0]
    with open(path, encoding="utf-8") as file:
        return set(re.findall(r"^\s*# (\S.*)$", file.read(), re.MULTILINE))
