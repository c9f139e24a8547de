import ArgumentParser

struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Looks at codes of practice.",
        subcommands: [ProfileCheckCommand.self, ProfileShowCommand.self])
}
