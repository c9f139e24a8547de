import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Operations

struct AuditExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prints a case's history with payloads, salts, manifest of evidence and seals, as one JSON document.",
        discussion: "It holds personal data. redress audit verify --bundle FILE looks whether it is what was written.")

    @Argument(help: "Such as ABCD-EFGH; case, spaces and hyphens do not matter.")
    var reference: String

    func run() async throws {
        let reference = try Reference(typed: reference)
        let bundle = try await CommandContext.withPool { pool in
            do {
                return try await ExportHistory(pool: pool)(reference)
            } catch CaseAccessError.notFound {
                throw CommandFailure("there is no case \(reference.spoken)")
            }
        }
        print(String(decoding: try bundle.json(), as: UTF8.self))
    }
}
