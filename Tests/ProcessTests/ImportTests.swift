import Foundation
import Glibc
import Testing
import TestSupport

extension Processes {
    @Suite("Importing a file")
    struct ImportTests {
        @Test("goes on where it was when it was killed in the middle, and then changes nothing more")
        func resumes() async throws {
            try await Stage.run { stage in
                let books = try Books(in: stage.folder, rows: 1500)
                let held = try books.pipe(firstRows: 1000)
                let killed = try stage.launch(.redress, arguments: books.arguments(held.path))
                try await eventually("some groups are committed", within: .seconds(60)) {
                    try await stage.ledger.ask(ListCases()).count >= 512
                }
                try await killed.kill()
                let before = try await stage.ledger.ask(ListCases()).count
                #expect(before < 1500)
                let resumed = try await stage.report(Report.self, books.arguments(books.file.path))
                #expect((resumed.taken, resumed.alreadyThere) == (1500 - before, before))
                let again = try await stage.report(Report.self, books.arguments(books.file.path))
                #expect((again.taken, again.alreadyThere) == (0, 1500))
                #expect(try await stage.ledger.ask(ListCases()).count == 1500)
            }
        }

        @Test("writes each rejected row with its line into a file, and nothing of its text anywhere")
        func rejects() async throws {
            try await Stage.run { stage in
                let books = try Books(in: stage.folder, rows: 3, spoiling: [2])
                let rejects = stage.folder.appending(path: "rejects.csv")
                let finished = try await stage.redress(
                    books.arguments(books.file.path) + ["--rejects", rejects.path, "--json"])
                #expect(finished.ending == .exited(1))
                let lines = try String(contentsOf: rejects, encoding: .utf8).split(separator: "\r\n")
                #expect(lines.count == 2)
                #expect(lines.last?.hasPrefix("\"3\",\"row-2\",\"/complainant/email\",\"invalid_format\",") == true)
                #expect(!finished.output.contains("no address") && !finished.errors.contains("no address"))
                #expect(try finished.decode(Report.self).taken == 2)
            }
        }

        @Test("with a mapping that is wrong says what would be right, and imports nothing")
        func wrongMapping() async throws {
            try await Stage.run { stage in
                let books = try Books(in: stage.folder, rows: 1)
                try Books.mapping.replacing("provider:", with: "supplier:").write(
                    to: books.mappingFile, atomically: true, encoding: .utf8)
                let finished = try await stage.redress(books.arguments(books.file.path))
                #expect(finished.ending != .exited(0))
                #expect(finished.errors.contains("fields.supplier (line 7): is no field of a complaint; known: "))
                #expect(try await stage.ledger.ask(ListCases()).isEmpty)
            }
        }
    }
}

private struct Report: Decodable {
    let taken: Int
    let alreadyThere: Int
}

/// Somebody else's complaints as CSV, with the mapping file for them.
private struct Books {
    let file: URL
    let mappingFile: URL
    private let lines: [String]

    static let mapping = """
        source: books
        external_id: Ref
        fields:
          complainant.name: Name
          complainant.email: Mail
          customer_type: {constant: residential}
          provider: {constant: o2}
          service: {constant: mobile}
          issues: {constant: billing.incorrect_charge}
          narrative: Text
        """

    /// - Parameter spoiling: the rows whose address is none
    init(in folder: URL, rows: Int, spoiling: Set<Int> = []) throws {
        file = folder.appending(path: "books.csv")
        mappingFile = folder.appending(path: "books.yaml")
        lines =
            ["Ref,Name,Mail,Text"]
            + (1...rows).map { row in
                let mail = spoiling.contains(row) ? "no address" : "person-\(row)@example.invalid"
                return "row-\(row),Person \(row),\(mail),\"Charged twice, complaint number \(row).\""
            }
        try Self.mapping.write(to: mappingFile, atomically: true, encoding: .utf8)
        try text(of: lines).write(to: file, atomically: true, encoding: .utf8)
    }

    func arguments(_ path: String) -> [String] {
        ["complaint", "import", path, "--format", "csv", "--mapping", mappingFile.path]
    }

    /// `F_SETPIPE_SZ` of Linux, which the Glibc module does not have.
    private static let setPipeSize: CInt = 1031

    /// A file that does not end: it has the first rows, and whoever reads it waits for more while the handle lives.
    func pipe(firstRows: Int) throws -> (path: String, handle: FileHandle) {
        let path = file.deletingLastPathComponent().appending(path: "books.pipe").path
        guard unsafe mkfifo(path, 0o600) == 0, let handle = FileHandle(forUpdatingAtPath: path) else {
            throw CocoaError(.fileWriteUnknown)
        }
        // Room for all of it, so that writing does not wait for the reader.
        _ = fcntl(handle.fileDescriptor, Self.setPipeSize, 1 << 20)
        try handle.write(contentsOf: Data(text(of: Array(lines.prefix(firstRows + 1))).utf8))
        return (path, handle)
    }

    private func text(of lines: [String]) -> String {
        lines.joined(separator: "\n") + "\n"
    }
}
