import ArgumentParser
import Bootstrap
import Domain
import Operations

struct StaffSeedDemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed-demo",
        abstract: "Adds two caseworkers and an ombudsman for trying things out, and prints how they sign in.",
        discussion: "Their addresses are at example.invalid. Whoever is there already is left as they are.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let seeded = try await CommandContext.withWiring { try await StaffRegister($0.office).seedDemo() }
        output.report(json: .array(seeded.map(\.json))) {
            var table = TextTable("ROLE", "E-MAIL", "PASSWORD", "AUTHENTICATOR", "API TOKEN")
            for person in seeded {
                table.add(
                    person.person.role, person.person.email, person.login?.password ?? "(was there already)",
                    person.login?.authenticator ?? "", person.token ?? "")
            }
            return table.text
        }
    }
}

extension SeededStaffMember {
    fileprivate var json: JSONValue {
        [
            "name": .string(person.name), "email": .string(person.email), "role": .string(person.role),
            "added": .bool(token != nil), "token": JSONValue(text: token),
            "login": login?.json ?? .null,
        ]
    }
}
