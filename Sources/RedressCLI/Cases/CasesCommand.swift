public import ArgumentParser
public import Domain

struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Looks at cases.",
        subcommands: [
            CaseShowCommand.self, CaseListCommand.self, CaseDuplicatesCommand.self, CaseSettleDuplicateCommand.self,
        ])
}

extension CaseStatus: ExpressibleByArgument {}

extension DuplicateVerdict: ExpressibleByArgument {}
