"""What the real tools say to the templates."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import planted
import sam
import serverless

ROOT = Path.cwd()
PEERS = ROOT / ".build/peers/bin"

#: SAM CLI would tell its makers of every run, and Terraform would ask them for a newer version.
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{PEERS}:{os.environ['PATH']}",
    "AWS_DEFAULT_REGION": "us-east-1",
    "SAM_CLI_TELEMETRY": "0",
    "CHECKPOINT_DISABLE": "1",
    "NO_COLOR": "1",
}


class Tools(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def run_tool(self, *command):
        return subprocess.run(
            command,
            cwd=self.folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )

    def accepted(self, *command):
        finished = self.run_tool(*command)
        self.assertEqual(finished.returncode, 0, f"{' '.join(command)}\n{finished.stdout}")
        return finished.stdout

    def refused(self, *command):
        finished = self.run_tool(*command)
        self.assertNotEqual(finished.returncode, 0, f"{' '.join(command)}\n{finished.stdout}")
        return finished.stdout

    def write(self, name, template):
        (self.folder / name).write_text(json.dumps(template), encoding="utf-8")

    def write_package(self):
        with zipfile.ZipFile(self.folder / "keepwarm.zip", "w") as package:
            package.writestr("bootstrap", "#!/bin/sh\n")
            package.writestr("keepwarm.json", "{}")


class SAM(Tools):
    def setUp(self):
        super().setUp()
        shutil.copy(ROOT / sam.FILE, self.folder)

    def test_sam_validates_the_template(self):
        output = self.accepted("sam", "validate", "--lint", "--template", "template.yaml")

        self.assertIn("is a valid SAM Template", output)

    def test_sam_builds_the_template_with_the_package(self):
        self.write_package()

        output = self.accepted("sam", "build")

        self.assertIn("Build Succeeded", output)
        built = sam.yaml_parse((self.folder / ".aws-sam/build/template.yaml").read_text(encoding="utf-8"))
        package = self.folder / ".aws-sam/build" / built["Resources"]["Warmer"]["Properties"]["CodeUri"]
        self.assertEqual(package.resolve(), (self.folder / "keepwarm.zip").resolve())

    def test_cfn_lint_has_no_objection_to_the_template(self):
        self.assertEqual(self.accepted("cfn-lint", "template.yaml").strip(), "")

    def test_cfn_lint_has_no_objection_to_what_sam_makes_of_it(self):
        self.write("made.json", sam.plain(sam.load()))

        self.assertEqual(self.accepted("cfn-lint", "made.json").strip(), "")

    def test_cfn_lint_finds_a_planted_mistake(self):
        template = sam.load()
        planted.plant(template, *planted.SAM["too little memory, whatever the parameter says"][:2])
        self.write("planted.json", template)

        self.assertIn("64 is less than the minimum of 128", self.refused("cfn-lint", "planted.json"))


class Serverless(Tools):
    def test_cfn_lint_has_no_objection_to_what_the_framework_makes_of_it(self):
        self.write("made.json", serverless.plain(serverless.load()))

        self.assertEqual(self.accepted("cfn-lint", "made.json").strip(), "")


#: Terraform plans without an account when the provider asks AWS for nothing.
OFFLINE = """
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
"""


class Terraform(Tools):
    def setUp(self):
        super().setUp()
        if not shutil.which("terraform"):
            self.skipTest("there is no terraform on the PATH")
        for file in (ROOT / "deploy/terraform").glob("*.tf"):
            shutil.copy(file, self.folder)

    def initialise(self):
        """Brings the AWS provider, or skips the test where there is none to be had."""
        (self.folder / "provider_override.tf").write_text(OFFLINE, encoding="utf-8")
        self.write_package()
        # TF_CLI_ARGS_init can name a folder of providers for machines without Terraform's registry.
        finished = self.run_tool("terraform", "init", "-input=false", "-backend=false", "-no-color")
        if finished.returncode != 0:
            self.skipTest("terraform cannot fetch the AWS provider here")

    def test_terraform_finds_the_files_well_formatted(self):
        self.accepted("terraform", "fmt", "-check", "-diff")

    def test_terraform_plans_what_the_files_say(self):
        self.initialise()
        self.accepted("terraform", "validate", "-no-color")
        self.accepted("terraform", "plan", "-input=false", "-refresh=false", "-out=plan")
        plan = json.loads(self.accepted("terraform", "show", "-json", "plan"))

        planned = {
            resource["address"]: resource["values"] for resource in plan["planned_values"]["root_module"]["resources"]
        }
        function = planned["aws_lambda_function.warmer"]
        self.assertEqual((function["memory_size"], function["timeout"]), (128, 60))
        self.assertEqual(planned["aws_lambda_function_event_invoke_config.warmer"]["maximum_retry_attempts"], 0)
        target = planned["aws_scheduler_schedule.tick"]["target"][0]
        self.assertEqual(target["retry_policy"][0]["maximum_retry_attempts"], 0)
        self.assertEqual(planned["aws_cloudwatch_log_group.warmer"]["retention_in_days"], 14)
        self.check_refusals()

    def check_refusals(self):
        for value, reason in {
            "memory_size=64": "128 to 10240 MB",
            "architecture=mips": "x86_64 or arm64",
            "silence_seconds=100": "a multiple of 60",
        }.items():
            with self.subTest(value):
                self.assertIn(reason, self.refused("terraform", "plan", "-input=false", "-no-color", f"-var={value}"))
