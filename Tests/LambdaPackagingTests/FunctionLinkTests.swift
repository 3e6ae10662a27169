import Testing

@testable import LambdaPackaging

@Suite("A function's link")
struct FunctionLinkTests {
    /// Compiles C files into the folders that SwiftPM would put them into: `MODULE/FILE` to their texts.
    private static func modules(
        _ texts: KeyValuePairs<String, String>,
        in workshop: Workshop
    ) async throws -> [LinkedModules.Module] {
        var list = ""
        for (name, text) in texts {
            let parts = name.split(separator: "/")
            let object = "\(parts[0]).build/\(parts[1]).o"
            try workshop.write(text, to: "\(parts[0])-\(parts[1]).c")
            try await workshop.run("mkdir", "-p", "\(parts[0]).build")
            try await workshop.run("clang", "-c", "\(parts[0])-\(parts[1]).c", "-o", object)
            list += workshop.path(object) + "\n"
        }
        return LinkedModules(list: list).modules
    }

    @Test("A module that anything needs comes along as a whole, and no other does", .timeLimit(.minutes(2)))
    func linksNeededModules() async throws {
        try await Workshop.with { workshop in
            let modules = try await Self.modules(
                [
                    "bootstrap/main":
                        "int used(void), puts(const char *); int bootstrap_main(void) { puts(\"main\"); return used(); }",
                    "Used/called": "int used(void) { return 0; }",
                    "Used/uncalled":
                        "int chain(void), puts(const char *); __attribute__((constructor)) static void a(void) { chain(); }",
                    "Chain/chain": "int puts(const char *); int chain(void) { return puts(\"chain\"); }",
                    "Unused/unused":
                        "int puts(const char *); __attribute__((constructor)) static void a(void) { puts(\"unused\"); }",
                ],
                in: workshop
            )
            let link = FunctionLink(module: "bootstrap", modules: modules, folder: workshop.folder)

            try await link.run(to: workshop.path("bootstrap"), options: ["-Xlinker", "-s"])

            #expect(try await workshop.run("./bootstrap") == "chain\nmain\n")
            #expect(try BootstrapExecutable(try workshop.bytes("bootstrap"), name: "bootstrap").libraries.isEmpty)
        }
    }

    @Test("What no module has fails the link, and is named", .timeLimit(.minutes(2)))
    func namesMissingSymbol() async throws {
        try await Workshop.with { workshop in
            let modules = try await Self.modules(
                ["bootstrap/main": "int nowhere(void); int bootstrap_main(void) { return nowhere(); }"],
                in: workshop
            )
            let link = FunctionLink(module: "bootstrap", modules: modules, folder: workshop.folder)

            let error = await #expect(throws: PackagingError.self) {
                try await link.run(to: workshop.path("bootstrap"), options: [])
            }

            #expect(error?.code == .buildFailed)
            #expect(error?.message.contains("nowhere") == true)
        }
    }

    @Test("The list of objects is read as SwiftPM writes it")
    func readsList() {
        let list = """
            /a/.build/x/release/One.build/a.swift.o
            /a/.build/x/release/CTwo.build/deep/b.c.o
            '/a b/.build/x/release/One.build/c.swift.o'
            /a\\ b/.build/x/release/One.build/d.swift.o
            /a/stray.o

            """

        #expect(
            LinkedModules(list: list).modules == [
                .init(
                    name: "One",
                    objects: [
                        "/a/.build/x/release/One.build/a.swift.o", "/a b/.build/x/release/One.build/c.swift.o",
                        "/a b/.build/x/release/One.build/d.swift.o",
                    ]
                ),
                .init(name: "CTwo", objects: ["/a/.build/x/release/CTwo.build/deep/b.c.o"]),
                .init(name: "/a/stray.o", objects: ["/a/stray.o"]),
            ]
        )
    }
}
