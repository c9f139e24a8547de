import Foundation
import Postgres
import Schema
import TestSupport
import Testing

@Suite("The embedded schema")
struct SchemaTests {
    /// The folder next to the sources from which this test was built.
    private var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sql/migrations").standardizedFileURL
    }

    private func file(_ number: Int, _ name: String) -> String {
        String(String(10_000 + number).dropFirst()) + "_\(name).sql"
    }

    @Test("lists exactly the files of the folder, in order")
    func listEqualsFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }
        #expect(Schema.migrations.map { file($0.number, $0.name) } == files.sorted())
    }

    @Test("holds under each name the contents of that file")
    func contentsEqualFiles() throws {
        for (number, name, sql) in Schema.migrations {
            let contents = [UInt8](try Data(contentsOf: folder.appending(path: file(number, name))))
            let isEqual = sql == contents
            #expect(isEqual, "\(name)")
        }
    }

    @Test("applies to an empty database, and then nothing is pending", .database)
    func applies() async throws {
        #expect(try await Migrator(migrations: Schema.migrations).pending(TestDatabase.current.configuration) == [])
    }
}
