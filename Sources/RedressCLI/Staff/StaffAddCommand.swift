import ArgumentParser
import Bootstrap
import Domain
import Operations

struct StaffAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds somebody and prints their API token, this one time.")

    @Option(help: "As it stands under letters.")
    var name: String

    @Option(help: "Where reminders go.")
    var email: String

    @Option(help: "caseworker (drafts decisions) or ombudsman (signs them).")
    var role: String

    @Option(
        name: .customLong("conflict"),
        help: ArgumentHelp(
            """
            A company whose cases the person must not touch, up to and including a day: its group, one of its \
            providers or a brand; it is always the whole company. May be repeated.
            """,
            valueName: "provider:YYYY-MM-DD"))
    var conflicts: [ConflictArgument] = []

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let person = NewStaffMember(name: name, email: email, role: role, conflicts: conflicts.map(\.conflict))
        let added = try await CommandContext.withWiring { try await StaffRegister($0.office).add(person) }
        output.report(json: ["email": .string(email), "role": .string(role), "token": .string(added.token)]) {
            "\(name) is \(role). The API token, which is not shown again:\n\(added.token)"
        }
    }
}

/// `o2:2027-06-30`.
struct ConflictArgument: ExpressibleByArgument {
    let conflict: StaffConflict

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let until = CalendarDay(iso8601: parts[1]) else { return nil }
        conflict = StaffConflict(provider: ProviderID(rawValue: String(parts[0])), until: until)
    }
}
