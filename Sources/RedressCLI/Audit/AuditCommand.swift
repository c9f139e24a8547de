import ArgumentParser

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Shows that histories, evidence and seals are as they were written.",
        subcommands: [AuditVerifyCommand.self, AuditExportCommand.self])
}
