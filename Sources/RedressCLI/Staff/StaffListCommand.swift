import ArgumentParser
import Bootstrap
import Domain
import Operations

struct StaffListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the staff.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let staff = try await CommandContext.withWiring { try await StaffRegister($0.office).list() }
        output.report(json: .array(staff.map(\.json))) {
            staff.isEmpty ? "nobody yet; redress staff add adds somebody" : table(staff)
        }
    }

    private func table(_ staff: [StaffEntry]) -> String {
        var table = TextTable("NAME", "ROLE", "E-MAIL", "CONFLICTS")
        for person in staff {
            let conflicts = person.conflicts.map { "\($0.provider) until \($0.until)" }
            table.add(person.name, person.role, person.email, conflicts.joined(separator: ", "))
        }
        return table.text
    }
}

extension StaffEntry {
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "email": .string(email), "role": .string(role),
            "conflicts": .array(
                conflicts.map { ["provider": .string($0.provider.rawValue), "until": JSONValue(day: $0.until)] }),
        ]
    }
}
