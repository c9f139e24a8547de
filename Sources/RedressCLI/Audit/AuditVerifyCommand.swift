import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Operations

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Looks whether every history, payload, piece of evidence and seal is what was written.",
        discussion: """
            Names the case and the entry of what is not, and then ends with code 1. It reads all histories, page by page, \
            and may run while the system is at work.
            """)

    @Option(help: "Verify a bundle of redress audit export instead. Needs no database.")
    var bundle: String?

    @Option(
        help:
            "A seal that was noted down elsewhere, as NUMBER:DIGEST. Only by it are chains found that were all made anew."
    )
    var seal: NotedSeal?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let noted = seal.map { ($0.number, $0.digest) }
        let report =
            if let bundle {
                try VerifyBundle()(try Self.read(bundle), noted: noted)
            } else {
                try await CommandContext.withPool { try await VerifyHistory(pool: $0)(noted: noted) }
            }
        let text = AuditText(report: report)
        output.report(json: text.json) { text.text }
        guard report.isSound else { throw ExitCode.failure }
    }

    private static func read(_ path: String) throws -> AuditBundle {
        do {
            return try AuditBundle(json: [UInt8](try Data(contentsOf: URL(filePath: path))))
        } catch is DecodingError {
            throw CommandFailure("\(path) is no bundle of redress audit export")
        } catch is CocoaError {
            throw CommandFailure("\(path) cannot be read")
        }
    }
}

/// Such as `12:` and 64 hexadecimal digits, as a report prints it.
struct NotedSeal: ExpressibleByArgument {
    let number: Int
    let digest: String

    init?(argument: String) {
        let parts = argument.split(separator: ":")
        guard parts.count == 2, let number = Int(parts[0]), parts[1].count == 64 else { return nil }
        self.number = number
        digest = parts[1].lowercased()
    }
}
