public import ArgumentParser
public import Operations

struct ComplaintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaint", abstract: "Takes complaints from files.",
        subcommands: [ComplaintImportCommand.self, ComplaintMapCommand.self])
}

extension ComplaintMapping: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {}
