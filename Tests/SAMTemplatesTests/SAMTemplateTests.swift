import LambdaEmulator
import SAMTemplates
import Testing
import WarmingConfiguration

@Suite("SAM templates")
struct SAMTemplateTests {
    /// Everything that the emulator understands of a template.
    private static let shop = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
        Parameters:
          Stage: {Type: String, Default: dev, AllowedValues: [dev, live]}
          Memory: {Type: Number, Default: 256}
          Subnets: {Type: CommaDelimitedList, Default: 'a, b'}
        Mappings:
          Hosts:
            dev: {Database: localhost, Ports: [5432, 5433]}
            live: {Database: db.example.com, Ports: [6432, 6433]}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
          IsDev: {'Fn::Not': [{Condition: IsLive}]}
        Globals:
          Function:
            Runtime: provided.al2023
            CodeUri: code/
            Handler: bootstrap
            Timeout: 10
            Architectures: [x86_64]
            Environment:
              Variables:
                STAGE: !Ref Stage
                LEVEL: info
            Tags: {keepwarm: 'true'}
        Resources:
          Table:
            Type: AWS::DynamoDB::Table
            Properties: {BillingMode: !ImportValue nobody-asks}
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: !Sub '${Stage}-orders'
              MemorySize: !Ref Memory
              Architectures: [arm64]
              AutoPublishAlias: live
              ReservedConcurrentExecutions: 5
              LoggingConfig: {LogFormat: JSON}
              Environment:
                Variables:
                  LEVEL: debug
                  TABLE: !Ref Table
                  TABLE_ARN: !GetAtt Table.Arn
                  OTHER: !GetAtt Customers.Arn
                  NAME: !Sub
                    - '${Prefix}/${AWS::Region}/${Table.Name}/${!Kept}'
                    - {Prefix: !Join ['-', [a, !Ref Stage]]}
                  HOST: !FindInMap [Hosts, !Ref Stage, Database]
                  PORT: !Select [1, !FindInMap [Hosts, !Ref Stage, Ports]]
                  SUBNET: !Select ['0', !Ref Subnets]
                  PART: !Select [1, !Split ['.', a.b.c]]
                  SIZE: !If [IsLive, large, small]
                  GONE: !If [IsLive, here, !Ref AWS::NoValue]
                  EMPTY: ''
              Events:
                Get: {Type: HttpApi, Properties: {Path: '/orders/{id}', Method: get}}
                Any: {Type: Api, Properties: {Path: '/legacy/{proxy+}', Method: ANY}}
                Old: {Type: HttpApi, Properties: {Path: /old, Method: POST, PayloadFormatVersion: '1.0', TimeoutInMillis: 5000}}
                Tick: {Type: Schedule, Properties: {Schedule: rate(5 minutes)}}
          Customers:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: other
              Events: {All: {Type: HttpApi}}
          Live:
            Type: AWS::Serverless::Function
            Condition: IsLive
            Properties: {CodeUri: nowhere}
        """

    @Test("A function has its own properties, those of all, and what its functions work out")
    func readsFunction() throws {
        try CodeFolders.with { folders in
            let file = try folders.read(Self.shop)

            #expect(file.definitions.functions.map(\.name) == ["dev-orders", "Customers"])
            let orders = try #require(file.definitions.functions.first)
            #expect(orders.codeFolder.hasSuffix("/code"))
            #expect(orders.runtime == .executable(path: orders.codeFolder + "/bootstrap", name: "provided.al2023"))
            #expect(orders.memorySizeMB == 256)
            #expect(orders.timeout == .seconds(10))
            #expect(orders.architecture == "arm64")
            #expect(orders.tags == ["keepwarm": "true"])
            #expect(orders.versions == ["$LATEST", "1"])
            #expect(orders.aliases == ["live": "1"])
            #expect(orders.reservedConcurrency == 5)
            #expect(orders.logFormat == .json)
            #expect(
                orders.variables == [
                    "STAGE": "dev", "LEVEL": "debug", "TABLE": "Table",
                    "TABLE_ARN": "arn:aws:dynamodb:us-east-1:123456789012:Table",
                    "OTHER": "arn:aws:lambda:us-east-1:123456789012:function:Customers",
                    "NAME": "a-dev/us-east-1/Table.Name/${Kept}", "HOST": "localhost", "PORT": "5433", "SUBNET": "a",
                    "PART": "b", "SIZE": "small", "EMPTY": "",
                ]
            )
            #expect(file.warnings.isEmpty)
        }
    }

    @Test("Routes come from HttpApi and Api events, and lead to the alias that a function publishes")
    func readsRoutes() throws {
        try CodeFolders.with { folders in
            let routes = try folders.read(Self.shop).definitions.routes

            #expect(routes.map(\.key) == ["GET /orders/{id}", "ANY /legacy/{proxy+}", "POST /old", "$default"])
            #expect(routes.map(\.api) == [.http, .rest, .httpFormat1, .http])
            #expect(routes.map(\.function) == ["dev-orders", "dev-orders", "dev-orders", "Customers"])
            #expect(routes.map(\.qualifier) == ["live", "live", "live", nil])
            #expect(routes.map(\.timeout) == [.seconds(30), .seconds(29), .seconds(5), .seconds(30)])
        }
    }

    @Test("Parameters that are given go before their defaults")
    func takesParameters() throws {
        try CodeFolders.with { folders in
            var options = DefinitionOptions(parameters: ["Memory": "512", "Stage": "live"])
            options.surroundings.region = "eu-central-1"
            let text = Self.shop.replacing("CodeUri: nowhere", with: "CodeUri: other")

            let functions = try folders.read(text, options).definitions.functions

            #expect(functions.map(\.name) == ["live-orders", "Customers", "Live"])
            #expect(functions.first?.memorySizeMB == 512)
            #expect(functions.first?.variables["HOST"] == "db.example.com")
            #expect(functions.first?.variables["GONE"] == "here")
            #expect(functions.first?.variables["NAME"] == "a-live/eu-central-1/Table.Name/${Kept}")
        }
    }

    @Test("A template may be JSON, and may share values by anchors")
    func readsJSON() throws {
        try CodeFolders.with { folders in
            let json = """
                {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"F": {"Type": "AWS::Serverless::Function",
                "Properties": {"Runtime": "provided.al2023", "CodeUri": "code", "MemorySize": {"Ref": "AWS::NoValue"},
                "Environment": {"Variables": {"A": {"Fn::Sub": "${AWS::AccountId}"}}}}}}}
                """
            let anchors = template(
                "Runtime: provided.al2",
                "CodeUri: code",
                "Environment: &shared {Variables: {A: b}}",
                before: """
                      Other:
                        Type: AWS::Serverless::Function
                        Properties: {Runtime: provided.al2023, CodeUri: code, Environment: *shared}
                    """
            )

            let function = try #require(try folders.read(json).definitions.functions.first)
            #expect(function.variables == ["A": "123456789012"])
            #expect(function.memorySizeMB == 128)
            #expect(try folders.read(anchors).definitions.functions.map(\.variables) == [["A": "b"], ["A": "b"]])
        }
    }

    @Test("Python runs when an interpreter has awslambdaric")
    func findsPython() throws {
        try CodeFolders.with { folders in
            let text = template("Runtime: python3.12", "CodeUri: code", "Handler: app.handler")
            let options = DefinitionOptions(findPython: { "/usr/bin/python3" })

            let function = try #require(try folders.read(text, options).definitions.functions.first)

            #expect(function.runtime == .python(interpreter: "/usr/bin/python3", name: "python3.12"))
            #expect(function.handler == "app.handler")
        }
    }

    @Test("An archive is unpacked before it runs")
    func unpacksArchive() throws {
        try CodeFolders.with { folders in
            let text = template("Runtime: provided.al2023", "CodeUri: archive.zip")
            let options = DefinitionOptions(unpack: { .success($0 + ".d") })

            let function = try #require(try folders.read(text, options).definitions.functions.first)

            #expect(function.codeFolder.hasSuffix("/archive.zip.d"))
        }
    }

    @Test("What will be different from AWS is told, and does not stop anything")
    func warns() throws {
        try CodeFolders.with { folders in
            let text = template("Runtime: provided.al2023", "CodeUri: code", "Layers: [arn]", "Quantum: 1")

            let file = try folders.read(text)

            #expect(file.definitions.functions.count == 1)
            #expect(file.warnings.map(\.message) == ["layers are left out", "the property 'Quantum' is not known"])
        }
    }
}
