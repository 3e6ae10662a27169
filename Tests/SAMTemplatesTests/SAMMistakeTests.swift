import SAMTemplates
import Testing

@Suite("Mistakes in SAM templates")
struct SAMMistakeTests {
    @Test(
        "A mistake is told with its place",
        arguments: [
            (
                "Runtime: nodejs22.x",
                "6:16: 'nodejs22.x' cannot run here; runtimes that can are provided.* and python3.*"
            ),
            (
                "Runtime: python3.12\n      Handler: app.handler",
                "6:16: 'python3.12' needs a python3 that can import awslambdaric; run: pip install awslambdaric"
            ),
            (
                "FunctionName: orders & more",
                "6:21: the function 'orders & more' needs another name: 1 to 64 letters, digits, hyphens and underscores"
            ),
            (
                "Environment: {Variables: {A=B: c}}",
                "6:20: the function 'Orders' has an environment variable named 'A=B', which is no name"
            ),
            ("Timout: 3", "6:7: unknown property 'Timout'; did you mean 'Timeout'?"),
            ("Timeout: 0", "6:16: 'Timeout' must be a whole number from 1 to 900, not '0'"),
            ("Timeout: [3]", "6:16: 'Timeout' must be a text, not a list"),
            ("MemorySize: 64", "6:19: 'MemorySize' must be a whole number from 128 to 10240, not '64'"),
            (
                "MemorySize: !Ref Memory",
                "6:19: 'Memory' stands for nothing; it is no parameter and no resource of the template"
            ),
            ("MemorySize: !Ref Order", "6:19: 'Order' stands for nothing; did you mean 'Orders'?"),
            ("MemorySize: !ImportValue x", "the function 'Fn::ImportValue' cannot be worked out here"),
            ("FunctionName: !Sub 'a-${Stag'", "a '${' is not closed; write ${Name}, or ${!Name} for the text itself"),
            ("FunctionName: !Sub 'a-${AWS::Regio}'", "'AWS::Regio' stands for nothing; did you mean 'AWS::Region'?"),
            ("FunctionName: !GetAtt Orders", "'Fn::GetAtt' wants a resource and an attribute, like Orders.Arn"),
            ("FunctionName: !If [IsLive, a, b]", "there is no condition 'IsLive'"),
            ("Architectures: [arm65]", "6:22: 'Architectures' must be [x86_64] or [arm64]"),
            ("PackageType: Image", "6:20: images cannot run here; a function needs 'CodeUri' and 'Runtime'"),
            ("InlineCode: 'exports.handler'", "code inside of the template cannot run here"),
            ("Environment: {Variables: [A]}", "here must be a mapping, not a list"),
            ("Environment: {Variables: {A: {B: c}}}", "the variable 'A' must be a text, not a mapping"),
            ("LoggingConfig: {LogFormat: xml}", "'LogFormat' must be Text or JSON, not 'xml'"),
            ("Events: {A: {Type: HttpApi, Properties: {Path: orders, Method: get}}}", "'orders' is no path"),
            ("Events: {A: {Type: Api, Properties: {Path: /}}}", "the event 'A' has no 'Method'"),
            ("Events: {A: {Type: Api}}", "the event 'A' has no 'Path'"),
            (
                "Events: {A: &a {Type: HttpApi, Properties: {Path: '/{a}', Method: get}}, "
                    + "B: {Type: HttpApi, Properties: {Path: '/{b}', Method: GET}}}",
                "the route 'GET /{b}' leads to 'Orders' already"
            ),
            ("Events: {A: {Type: HttpApi, Properties: {Path: /, Method: get, TimeoutInMillis: 31000}}}", "50 to 30000"),
            ("CodeUri: s3://bucket/key", "6:16: 's3://bucket/key' is not on this machine"),
            ("CodeUri: missing", "6:16: 'missing' is not there; build it first, as with sam build"),
            ("CodeUri: archive.zip", "6:16: 'archive.zip' cannot be used: it is a file; name the folder"),
        ]
    )
    func tellsMistake(property: String, words: String) throws {
        try CodeFolders.with { folders in
            let rest = ["Runtime: provided.al2023", "CodeUri: code"]
                .filter { line in !property.hasPrefix(line.prefix { $0 != ":" }) }
                .joined(separator: "\n      ")

            let mistakes = try folders.mistakes(template(property, rest))

            #expect(mistakes.count == 1, "\(mistakes)")
            #expect(mistakes.first?.contains(words) == true, "\(mistakes)")
            #expect(mistakes.first?.hasPrefix("template.yaml:6:") == true, "\(mistakes)")
        }
    }

    @Test("Every mistake of a template is told, in the order of the file")
    func tellsAll() throws {
        try CodeFolders.with { folders in
            let mistakes = try folders.mistakes(
                """
                Parameters:
                  Stage: {Type: String, Default: test, AllowedValues: [dev, live]}
                  Size: {Type: Number, Default: large}
                  Name: {Type: String}
                  Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /secret}
                Conditions:
                  A: {Condition: B}
                  B: !And [{Condition: A}, !Equals [1, 1]]
                Globals:
                  Function: {Timeot: 3}
                Resources:
                  None: {Properties: {}}
                  Orders:
                    Type: AWS::Serverless::Function
                    Condition: A
                  Customers:
                    Type: AWS::Serverless::Function
                    Properties: {FunctionName: orders, CodeUri: code, Runtime: provided.al2023}
                  Others:
                    Type: AWS::Serverless::Function
                    Properties: {FunctionName: orders, CodeUri: code}
                """,
                DefinitionOptions(parameters: ["Nam": "x"])
            )

            #expect(
                mistakes == [
                    "template.yaml:1:1: 'Transform: AWS::Serverless-2016-10-31' is missing, without which this is no "
                        + "SAM template",
                    "template.yaml:2:3: the parameter 'Stage' must be one of dev, live",
                    "template.yaml:2:3: the template has no parameter 'Nam'; did you mean 'Name'?",
                    "template.yaml:3:3: the parameter 'Size' must be a number",
                    "template.yaml:4:3: the parameter 'Name' has no default; give it with --parameter Name=VALUE",
                    "template.yaml:5:3: the parameter 'Secret' is kept in Systems Manager; give its value with "
                        + "--parameter Secret=VALUE",
                    "template.yaml:8:24: the condition 'A' depends on itself",
                    "template.yaml:10:14: unknown property 'Timeot'; did you mean 'Timeout'?",
                    "template.yaml:12:3: the resource 'None' has no 'Type'",
                    "template.yaml:19:3: 'Others' has no 'Runtime'",
                    "template.yaml:21:32: the name 'orders' belongs to another function already; choose another",
                ]
            )
        }
    }

    @Test(
        "A file that is no template is told so",
        arguments: [
            ("", "1:1: this is no mapping; write a SAM template, or a list of 'functions'"),
            ("- a", "1:1: this is no mapping; write a SAM template, or a list of 'functions'"),
            ("Transform: x", "1:1: there are neither 'Resources', as in a SAM template, nor 'functions'"),
            (
                "Resources: {T: {Type: 'AWS::S3::Bucket'}}",
                "1:12: there is no resource of type AWS::Serverless::Function here, so nothing can run"
            ),
            ("a: [", "2:1: not valid YAML: did not find expected node content while parsing a flow node"),
            ("a: 1\na: 2", "2:1: duplicate key 'a'; it is on line 1 already"),
        ]
    )
    func tellsNoTemplate(text: String, words: String) throws {
        try CodeFolders.with { folders in
            let mistakes = try folders.mistakes(text)

            #expect(mistakes.contains("template.yaml:\(words)"), "\(mistakes)")
        }
    }
}
