import OddServers
import Testing

@Suite("Answers", .timeLimit(.minutes(1)))
struct AnswerTests {
    @Test("An answer has its status, headers, length and body, and ends the connection")
    func answers() async throws {
        try await withOddServer(.answer(status: 404, reason: "No", headers: ["X-A: 1"], body: "gone")) { server in
            let received = try await exchange(with: server)

            #expect(received.text == "HTTP/1.1 404 No\r\nX-A: 1\r\nContent-Length: 4\r\n\r\ngone")
            #expect(received.isEnded)
        }
    }

    @Test(
        "There is no body after HEAD, nor with a 204 or 304",
        arguments: [
            ("HEAD", 200, "Content-Length: 2\r\n"), ("GET", 204, ""), ("GET", 304, "Content-Length: 2\r\n"),
        ]
    )
    func leavesBodyOut(method: String, status: Int, header: String) async throws {
        try await withOddServer(.answer(status: status)) { server in
            let received = try await exchange("\(method) / HTTP/1.1\r\n\r\n", with: server)

            #expect(received.text == "HTTP/1.1 \(status) OK\r\n\(header)\r\n")
        }
    }

    @Test("Interim responses come before the answer")
    func sendsInterim() async throws {
        try await withOddServer(.answer(interim: [100, 103])) { server in
            let statuses = try await exchange(with: server).text.split(separator: "\r\n")
                .filter { $0.hasPrefix("HTTP/1.1 ") }

            #expect(statuses == ["HTTP/1.1 100 Interim", "HTTP/1.1 103 Interim", "HTTP/1.1 200 OK"])
        }
    }

    @Test("A chunked body comes in chunks of the length asked for")
    func sendsChunks() async throws {
        try await withOddServer(.answer(body: "Hello", framing: .chunked(of: 3))) { server in
            let received = try await exchange(with: server)
            #expect(received.text.hasSuffix("\r\n\r\n3\r\nHel\r\n2\r\nlo\r\n0\r\n\r\n"))
        }
    }

    @Test("A connection that is kept open serves further requests, in their order")
    func keepsOpen() async throws {
        try await withOddServer(.answer(delay: .milliseconds(1), keepsOpen: true)) { server in
            let requests = "GET /1 HTTP/1.1\r\nConnection: close\r\n\r\nHEAD /2 HTTP/1.1\r\n\r\n"
            let head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
            let both = Array("\(head)ok\(head)".utf8)
            let received = try await exchange(requests, with: server) { $0.count >= both.count }

            #expect(received.bytes == both)
            #expect(!received.isEnded)
            #expect(server.log.connectionCount == 1)
            #expect(server.log.requests.map(\.target) == ["/1", "/2"])
        }
    }

    @Test("A redirect says where to")
    func redirects() async throws {
        try await withOddServer(.redirect("https://elsewhere.example/")) { server in
            let text = try await exchange(with: server).text

            #expect(text.hasPrefix("HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/\r\n"))
        }
    }

    @Test("A long head is as long as it says", arguments: [256, 65_535, 65_536, 65_537])
    func fillsHead(length: Int) async throws {
        try await withOddServer(.longHead(of: length)) { server in
            let received = try await exchange(with: server)

            #expect(received.bytes.count == length + 2)
            #expect(received.text.hasSuffix("x\r\nContent-Length: 2\r\n\r\nok"))
        }
    }

    @Test("An answer in pieces is the same answer")
    func sendsPieces() async throws {
        let answer = OddResponse(interim: [100]).bytes()
        try await withOddServer(.answer(interim: [100]).inPieces(of: 3)) { server in
            let received = try await exchange(with: server)
            #expect(received.bytes == answer)
        }
        for index in answer.indices {
            try await withOddServer(.answer(interim: [100]).split(at: index)) { server in
                let received = try await exchange(with: server)
                #expect(received.bytes == answer)
            }
        }
    }

    @Test("Every unusual answer is a 200 that says ok", arguments: Behaviour.unusualAnswers)
    func answersUnusually(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let received = try await exchange(with: server) { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                return text.hasSuffix("ok") || (text.contains("k\r\n0") && text.hasSuffix("\r\n\r\n"))
            }

            #expect(received.error == nil)
            #expect(received.text.contains(/^HTTP\/1\.[01] (100|200)/))
        }
    }

    @Test("A thousand headers are a thousand lines")
    func sendsManyHeaders() async throws {
        try await withOddServer(.manyHeaders(1000)) { server in
            let received = try await exchange(with: server)
            #expect(received.text.split(separator: "\r\n").count == 1003)
        }
    }
}
