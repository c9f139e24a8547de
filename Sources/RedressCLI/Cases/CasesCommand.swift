public import ArgumentParser
public import Domain

struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Looks at cases, and erases them.",
        subcommands: [
            CaseShowCommand.self, CaseListCommand.self, CaseDuplicatesCommand.self, CaseSettleDuplicateCommand.self,
            CaseKeepCommand.self, CaseEraseCommand.self,
        ])
}

extension CaseStatus: ExpressibleByArgument {}

extension DuplicateVerdict: ExpressibleByArgument {}
