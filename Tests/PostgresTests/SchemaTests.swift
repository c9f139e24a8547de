import Foundation
import Postgres
import Schema
import TestSupport
import Testing

@Suite("The embedded schema")
struct SchemaTests {
    private struct Loaded: Equatable {
        var file: String
        var bytes: [UInt8]
    }

    /// The folder next to the sources from which this test was built.
    private var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sql/migrations").standardizedFileURL
    }

    @Test("lists exactly the files of the folder, in order, with their contents")
    func listEqualsFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }
        let expected = try files.sorted().map { file in
            Loaded(file: file, bytes: [UInt8](try Data(contentsOf: folder.appending(path: file))))
        }
        let listed = Schema.migrations.map { number, name, sql in
            Loaded(file: String(String(10_000 + number).dropFirst()) + "_\(name).sql", bytes: sql)
        }
        #expect(listed == expected)
    }

    @Test("applies to an empty database, and then nothing is pending", .database)
    func applies() async throws {
        #expect(try await Migrator(migrations: Schema.migrations).pending(TestDatabase.current.configuration) == [])
    }
}
