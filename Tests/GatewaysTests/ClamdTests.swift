import Foundation
import Operations
import Testing

@testable import Gateways

@Suite("What clamd says")
struct ClamdAnswerTests {
    @Test("only one answer means clean")
    func clean() throws {
        #expect(try ClamdAnswer.verdict("stream: OK") == .clean)
    }

    @Test(
        "a finding is infected, what it could not look into is unscannable",
        arguments: [
            ("stream: Win.Test.EICAR_HDB-1 FOUND", ScanVerdict.infected(signature: "Win.Test.EICAR_HDB-1")),
            (
                "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND",
                .unscannable(reason: "Heuristics.Limits.Exceeded.MaxScanSize")
            ),
            ("stream: Heuristics.Encrypted.Zip FOUND", .unscannable(reason: "Heuristics.Encrypted.Zip")),
            ("INSTREAM size limit exceeded. ERROR", .unscannable(reason: "StreamMaxLength")),
        ])
    func findings(answer: String, verdict: ScanVerdict) throws {
        #expect(try ClamdAnswer.verdict(answer) == verdict)
    }

    @Test(
        "every other answer is no verdict",
        arguments: [
            "", "OK", "stream: OK ", "stream: ok", "stream: Can't allocate memory ERROR", "UNKNOWN COMMAND",
            "stream: FOUND",
        ])
    func others(answer: String) {
        #expect(throws: ScannerError.self) { try ClamdAnswer.verdict(answer) }
    }

    @Test("addresses")
    func addresses() {
        #expect(ClamdAddress(url: "unix:///run/clamav/clamd.ctl") == .socket(path: "/run/clamav/clamd.ctl"))
        #expect(ClamdAddress(url: "tcp://scanner.example") == .host("scanner.example", port: 3310))
        #expect(ClamdAddress(url: "/run/clamav/clamd.ctl") == nil)
        #expect(ClamdAddress(url: "http://scanner") == nil)
    }
}

/// Against a real clamd, which `deploy/test` starts with a signature of the EICAR test file.
@Suite(
    "clamd", .enabled(if: RealClamd.url != nil, "REDRESS_TEST_CLAMD names no clamd; deploy/test starts one"))
struct ClamdScannerTests {
    @Test("a plain file is clean, also the largest that is taken")
    func clean() async throws {
        #expect(try await scan(Array("Dear O2".utf8)) == .clean)
        #expect(try await scan([0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0x55, count: 40 * 1024 * 1024 - 3)) == .clean)
    }

    @Test("EICAR is found, plain and inside an archive and inside a Word document")
    func eicar() async throws {
        #expect(try await scan(RealClamd.eicar).isInfected)
        #expect(try await scan(RealClamd.archive("eicar-in-zip")).isInfected)
        #expect(try await scan(RealClamd.archive("eicar-in-docx")).isInfected)
    }

    @Test("a bomb is not clean", arguments: ["zip-bomb", "deep-zip"])
    func bomb(name: String) async throws {
        let archive = try RealClamd.archive(name)
        #expect(archive.count < 1_000_000)
        guard case .unscannable = try await scan(archive) else {
            Issue.record("it was not called unscannable")
            return
        }
    }

    @Test("more than clamd takes is not clean")
    func tooLarge() async throws {
        #expect(
            try await scan([UInt8](repeating: 0, count: 50 * 1024 * 1024)) == .unscannable(reason: "StreamMaxLength"))
    }

    @Test("what the source throws comes out, and there is no verdict")
    func brokenSource() async throws {
        struct Broken: Error {}
        let scanner = try RealClamd.scanner()
        await #expect(throws: Broken.self) {
            var isFirst = true
            _ = try await scanner.scan {
                defer { isFirst = false }
                if isFirst { return [1, 2, 3] }
                throw Broken()
            }
        }
    }

    @Test("twenty at once")
    func concurrently() async throws {
        let scanner = try RealClamd.scanner()
        let verdicts = try await withThrowingTaskGroup(of: ScanVerdict.self) { group in
            for _ in 0..<20 { group.addTask { try await scanner.scan(RealClamd.source(of: RealClamd.eicar)) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.count == 20 && verdicts.allSatisfy(\.isInfected))
    }

    private func scan(_ bytes: [UInt8]) async throws -> ScanVerdict {
        try await RealClamd.scanner().scan(RealClamd.source(of: bytes))
    }
}

@Suite("A scanner that does not answer")
struct SilentScannerTests {
    @Test("one that is not there is unavailable")
    func notThere() async throws {
        let scanner = ClamdScanner(.socket(path: "/nowhere/clamd.sock"))
        await #expect(throws: ScannerError.unavailable(reason: "clamd cannot be reached")) {
            _ = try await scanner.scan(RealClamd.source(of: [1]))
        }
    }

    @Test("one that takes everything and says nothing is given up")
    func silent() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "redress-silent-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "clamd.sock").path
        let server = Process()
        server.executableURL = try TestPython.interpreter()
        server.arguments = [TestPython.fixture("silent_socket.py"), path]
        let output = Pipe()
        server.standardOutput = output
        try server.run()
        defer { server.terminate() }
        _ = try output.fileHandleForReading.read(upToCount: 1)
        let scanner = ClamdScanner(.socket(path: path), timeout: .milliseconds(300))
        await #expect(throws: ScannerError.self) { _ = try await scanner.scan(RealClamd.source(of: [1])) }
    }
}

extension ScanVerdict {
    var isInfected: Bool {
        if case .infected = self { true } else { false }
    }
}

enum RealClamd {
    /// The test string of the European Institute for Computer Antivirus Research, which harms nobody. In two halves, so
    /// that no scanner finds it here.
    static let eicar = Array((#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-"# + "ANTIVIRUS-TEST-FILE!$H+H*").utf8)

    static var url: String? { ProcessInfo.processInfo.environment["REDRESS_TEST_CLAMD"] }

    static func scanner() throws -> ClamdScanner {
        ClamdScanner(try #require(url.flatMap { ClamdAddress(url: $0) }))
    }

    static func source(of bytes: [UInt8]) -> ByteSource {
        var rest = bytes[...]
        return {
            let block = rest.prefix(65_536)
            rest = rest.dropFirst(block.count)
            return block.isEmpty ? nil : Array(block)
        }
    }

    /// What `Fixtures/archives.py` makes.
    static func archive(_ name: String) throws -> [UInt8] {
        try Array(TestPython.run("archives.py", input: Data(name.utf8)))
    }
}
