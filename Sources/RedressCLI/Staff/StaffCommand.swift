import ArgumentParser

struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Looks after the scheme's own people.",
        subcommands: [StaffAddCommand.self, StaffLoginCommand.self, StaffListCommand.self, StaffSeedDemoCommand.self])
}
