import Testing

@testable import AWSRequests

@Suite("Region and endpoints")
struct SettingsTests {
    /// Settings beside files in a folder.
    private func settings(
        _ folder: String,
        _ config: String,
        profile: String? = nil,
        region: String? = nil,
        endpoint: String? = nil,
        _ environment: [String: String] = [:]
    ) throws -> AWSSettings {
        try write(config, to: "\(folder)/.aws/config")
        return try AWSSettings(
            profile: profile,
            region: region,
            endpoint: endpoint,
            environment: environment.merging(["HOME": folder]) { own, _ in own }
        )
    }

    @Test("The region is the one that was asked for, or that of the environment, or that of the profile")
    func findsRegion() async throws {
        try await withFolder { folder throws in
            let config = "[default]\nregion = eu-west-1\n[profile other]\nregion=eu-west-2\n"
            let both = ["AWS_REGION": "eu-north-1", "AWS_DEFAULT_REGION": "eu-south-1"]

            #expect(try settings(folder, config, region: "us-east-1", both).region() == "us-east-1")
            #expect(try settings(folder, config, both).region() == "eu-north-1")
            #expect(try settings(folder, config, ["AWS_DEFAULT_REGION": "eu-south-1"]).region() == "eu-south-1")
            #expect(try settings(folder, config).region() == "eu-west-1")
            #expect(try settings(folder, config, ["AWS_PROFILE": "other"]).region() == "eu-west-2")
            #expect(try settings(folder, config, profile: "other", ["AWS_PROFILE": "x"]).region() == "eu-west-2")
            #expect(try settings(folder, config, ["AWS_REGION": ""]).region() == "eu-west-1")
        }
    }

    @Test("Without a region the error says where it was looked for")
    func missesRegion() {
        let error = #expect(throws: AWSError.self) { try AWSSettings(environment: [:]).region() }

        #expect(error?.code == .noRegion)
        #expect(error?.message.contains("AWS_REGION") == true)
        #expect(error?.message.contains("'default'") == true)
    }

    @Test(
        "A region that could lead elsewhere is refused",
        arguments: ["", "eu west", "a.b", "evil.com/", "EU-WEST-1", "-a"]
    )
    func refusesRegions(region: String) {
        #expect(throws: AWSError.self) { try AWSSettings(region: region, environment: [:]).region() }
    }

    @Test("The endpoint is what was asked for, or the environment's for the service, or for all, or the profile's")
    func findsEndpoint() async throws {
        try await withFolder { folder throws in
            let config = """
                [default]
                endpoint_url = http://profile
                services = local
                [services local]
                lambda =
                  endpoint_url = http://profile-lambda
                """
            let all = ["AWS_ENDPOINT_URL": "http://all", "AWS_ENDPOINT_URL_LAMBDA": "http://lambda"]
            func lambda(_ settings: AWSSettings) throws -> String {
                "\(try settings.endpoint(of: "lambda", in: "eu-west-1"))"
            }
            func sts(_ settings: AWSSettings) throws -> String {
                "\(try settings.endpoint(of: "sts", in: "eu-west-1"))"
            }

            let given = try settings(folder, config, endpoint: "http://given", all)
            #expect(try lambda(given) == "http://given")
            #expect(try sts(given) == "http://all")
            #expect(try lambda(settings(folder, config, all)) == "http://lambda")
            #expect(try lambda(settings(folder, config, ["AWS_ENDPOINT_URL": "http://all"])) == "http://all")
            #expect(try lambda(settings(folder, config)) == "http://profile-lambda")
            #expect(try sts(settings(folder, config)) == "http://profile")
            let ignored = all.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]) { $1 }
            #expect(try lambda(settings(folder, config, ignored)) == "https://lambda.eu-west-1.amazonaws.com")
        }
    }

    @Test("The endpoint of logs is set under the name that botocore has for them")
    func findsLogs() async throws {
        try await withFolder { folder throws in
            let config = """
                [default]
                services = mine
                [services mine]
                cloudwatch_logs =
                  endpoint_url = http://profile-logs
                """
            func logs(_ settings: AWSSettings) throws -> String {
                "\(try settings.endpoint(of: "logs", in: "eu-west-1"))"
            }

            #expect(try logs(settings(folder, config)) == "http://profile-logs")
            let set = ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS": "http://logs", "AWS_ENDPOINT_URL": "http://all"]
            #expect(try logs(settings(folder, config, set)) == "http://logs")
            let others = ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]
            #expect(try logs(settings(folder, config, others)) == "https://logs.eu-west-1.amazonaws.com")
        }
    }

    @Test(
        "Each partition has its own domain",
        arguments: [
            ("eu-west-1", "amazonaws.com"), ("us-gov-west-1", "amazonaws.com"), ("cn-north-1", "amazonaws.com.cn"),
            ("us-iso-east-1", "c2s.ic.gov"), ("us-isob-east-1", "sc2s.sgov.gov"), ("eusc-de-east-1", "amazonaws.eu"),
        ]
    )
    func knowsPartitions(region: String, domain: String) throws {
        let endpoint = try AWSSettings(environment: [:]).endpoint(of: "lambda", in: region)

        #expect("\(endpoint)" == "https://lambda.\(region).\(domain)")
    }

    @Test("A profile that was named and does not exist is an error that names the files")
    func missesProfile() async throws {
        try await withFolder { folder throws in
            let error = #expect(throws: AWSError.self) {
                try AWSSettings(environment: ["HOME": folder, "AWS_PROFILE": "nobody"])
            }

            #expect(
                error?.message == "There is no profile 'nobody' in \(folder)/.aws/credentials or \(folder)/.aws/config."
            )
        }
    }

    @Test("Files of profiles are found where the environment says")
    func findsFiles() async throws {
        try await withFolder { folder throws in
            try write("[profile a]\nregion = eu-west-3", to: "\(folder)/my-config")
            let environment = ["HOME": folder, "AWS_CONFIG_FILE": "~/my-config", "AWS_PROFILE": "a"]

            #expect(try AWSSettings(environment: environment).region() == "eu-west-3")
        }
    }

    @Test("Sections, comments, quotes and indented lines of a file are read as AWS's command line reads them")
    func readsFiles() throws {
        let text = """
            \u{feff}# a comment
            [ default ]
            ; another
            Region : eu-west-1\r
            empty =
            s3 =
                max = 10
                # not this
            credential_process = /bin/a "b = c"
            region = eu-west-2
            [profile "my own"]
            a=b=c # d

            [default]
            more = yes
            """

        let sections = try ProfileFile(Array(text.utf8), path: "config").sections

        #expect(sections.keys.sorted() == ["default", "profile \"my own\""])
        #expect(sections["default"]?.mapValues(\.text)["region"] == "eu-west-2")
        #expect(sections["default"]?["empty"]?.text == "")
        #expect(sections["default"]?["s3"]?.nested == ["max": "10"])
        #expect(sections["default"]?["credential_process"]?.text == "/bin/a \"b = c\"")
        #expect(sections["default"]?["more"]?.text == "yes")
        #expect(sections["profile \"my own\""]?["a"]?.text == "b=c # d")
    }

    @Test(
        "A file that is damaged is an error with its line, which is not repeated",
        arguments: [("a = hunter2", 1), ("[default]\n[hunter2", 2), ("[default]\n\nhunter2", 3), ("[a]\n= hunter2", 2)]
    )
    func refusesDamaged(text: String, line: Int) {
        let error = #expect(throws: AWSError.self) { try ProfileFile(Array(text.utf8), path: "/x/config") }

        #expect(error?.code == .invalidSetting)
        #expect(error?.message.hasPrefix("'/x/config', line \(line), cannot be understood") == true)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test("A file that cannot be read is an error, and one that is not there is none")
    func readsSmallFiles() async throws {
        try await withFolder { folder throws in
            let error = #expect(throws: AWSError.self) { try SmallFile.read(folder) }
            try write(String(repeating: "a", count: SmallFile.limit + 1), to: "\(folder)/large")

            #expect(error?.code == .unreadableFile)
            #expect(try SmallFile.read("\(folder)/nothing") == nil)
            #expect(throws: AWSError.self) { try SmallFile.read("\(folder)/large") }
            #expect(throws: AWSError.self) { try SmallFile.readLine("\(folder)/nothing") }
        }
    }

    @Test("A URL of an endpoint that is none is an error that names it")
    func refusesEndpoint() throws {
        let settings = try AWSSettings(endpoint: "localhost:9001", environment: [:])

        let error = #expect(throws: AWSError.self) { try settings.endpoint(of: "lambda", in: "eu-west-1") }

        #expect(error?.message.contains("'localhost:9001'") == true)
    }
}
