import Testing

@testable import AWSRequests

@Suite("Credentials that a program prints", .timeLimit(.minutes(5)))
struct ProcessTests {
    private let world = TestWorld()

    /// Finds the credentials of a script, whose path stands for `SCRIPT` in the command.
    ///
    /// A shell reads it: a file that was written just now cannot always be run, while other tests start programs.
    private func find(
        _ script: String,
        command: String = "/bin/sh SCRIPT",
        surroundings change: (inout AWSSurroundings) -> Void = { _ in }
    ) async throws -> AWSCredentials {
        try await withFolder { folder in
            try write("\(script)\n", to: "\(folder)/my credentials")
            let command = command.replacing("SCRIPT", with: "\"\(folder)/my credentials\"")
            try write("[default]\ncredential_process = \(command)\n", to: "\(folder)/.aws/config")
            let environment = [
                "HOME": folder, "PATH": "/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true", "MARK": "mark",
                "FOLDER": folder,
            ]
            var surroundings = world.patient(environment, transport: NoTransport())
            change(&surroundings)
            return try await CredentialChain(AWSSettings(environment: environment), in: surroundings).credentials()
        }
    }

    private func refusal(_ script: String, command: String = "/bin/sh SCRIPT") async -> AWSError? {
        do {
            _ = try await find(script, command: command)
            return nil
        } catch {
            return error as? AWSError
        }
    }

    @Test("What a program prints is taken, with its arguments as a shell would cut them and with its environment")
    func findsCredentials() async throws {
        let found = try await find(
            #"""
            echo "a warning" >&2
            printf '{"Version": 1, "AccessKeyId": "AKID%s", "SecretAccessKey": "%s", ' "$1" "$(echo "$2" | tr ' ' +)"
            printf '"SessionToken": "%s", "Expiration": "2025-11-25T23:00:00+00:00"}' "$MARK"
            """#,
            command: "/bin/sh SCRIPT one 'two three'"
        )

        #expect(found.accessKeyID == "AKIDone")
        #expect(found.secretAccessKey == "two+three")
        #expect(found.sessionToken == "mark")
        #expect(found.expiration == world.now.advanced(by: .seconds(3600)))
    }

    @Test("A program without a slash is found in the path")
    func findsProgram() async throws {
        let found = try await find(
            #"printf '{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s"}'"#,
            command: "sh SCRIPT"
        )

        #expect(found.accessKeyID == "AKID")
        #expect(found.expiration == nil)
        #expect(await refusal("", command: "no-such-program-anywhere")?.message.contains("no program") == true)
    }

    @Test("A program that fails is told of with its last complaint, without anything that it printed")
    func tellsFailure() async {
        let error = await refusal("echo hunter2; echo first >&2; echo 'you are not signed on' >&2; exit 3")

        #expect(error?.code == .noCredentials)
        #expect(error?.message.contains("ended with exit code 3: you are not signed on") == true)
        #expect(error?.message.contains("hunter2") == false)
        #expect(await refusal("kill -9 $$")?.message.contains("ended with signal 9.") == true)
    }

    @Test("What is no credentials of version 1 is refused, and not shown")
    func refusesOddOutput() async {
        for output in [
            "hunter2", "", #"{"Version": 2, "AccessKeyId": "hunter2"}"#, #"{"Version": 1, "AccessKeyId": "hunter2"}"#,
        ] {
            let error = await refusal("printf '%s' '\(output)'")
            #expect(error?.code == .invalidAnswer)
            #expect(error?.message.contains("hunter2") == false)
        }
    }

    @Test("A program that prints without end is ended")
    func endsFlood() async {
        let error = await refusal("yes")

        #expect(error?.message.contains("signal 9") == true, "\(error?.message ?? "")")
    }

    @Test("A program that never ends is ended after a minute, and so is all that it started")
    func endsWaiting() async throws {
        try await withFolder { other in
            let pipe = try NamedPipe("\(other)/pipe")
            let error = await #expect(throws: AWSError.self) {
                try await find("sleep 1000 > '\(pipe.path)' & wait") { surroundings in
                    surroundings.sleep = { duration in
                        #expect(duration == .seconds(60))
                        // A minute is over as soon as the program has started another one.
                        await pipe.hasWriter.wait()
                    }
                }
            }

            #expect(error?.message.contains("did not end within 60 s") == true)
            await pipe.isLeft.wait()
        }
    }

    @Test(
        "A command is cut into words as a shell cuts it",
        arguments: [
            ("a b  c", ["a", "b", "c"]), (#""a b" 'c "d"'"#, ["a b", #"c "d""#]), (#"a\ b \"c\""#, ["a b", "\"c\""]),
            (#""a\"b\\c\d""#, [#"a"b\c\d"#]), ("''", [""]), ("a''b", ["ab"]), ("", []), ("  ", []), ("'a", nil),
            ("a\\", nil), ("\"a\\", nil), (#"--x="y z""#, ["--x=y z"]),
        ] as [(String, [String]?)]
    )
    func cutsWords(line: String, words: [String]?) {
        #expect(CommandWords.of(line) == words)
    }
}
