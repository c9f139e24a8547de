import ArgumentParser
import Bootstrap
import Domain
import Postgres

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the database to the newest schema.",
        discussion: """
            Uses CONTROL_DATABASE_URL. Many may run at once: one works, the others wait for it and find nothing to do.
            """)

    @OptionGroup var output: OutputOptions

    @Flag(help: "Only say what would be applied.")
    var dryRun = false

    func run() async throws {
        let database = try ProcessConfiguration.load().directDatabase(name: "redress migrate")
        let migrator = Migrator.redress
        let migrations = try await CommandContext.explaining(database) {
            dryRun ? try await migrator.pending(database) : try await migrator.migrate(database)
        }
        output.report(json: json(migrations)) {
            if migrations.isEmpty { return "the schema is the newest; nothing to do" }
            return migrations.map { "\(dryRun ? "would apply" : "applied") \($0.number) \($0.name)" }
                .joined(separator: "\n")
        }
    }

    private func json(_ migrations: [Migration]) -> JSONValue {
        let list = JSONValue.array(
            migrations.map { ["number": .number(JSONNumber($0.number)), "name": .string($0.name)] })
        return [dryRun ? "pending" : "applied": list]
    }
}
