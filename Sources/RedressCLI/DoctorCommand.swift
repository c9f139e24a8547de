import ArgumentParser
import Bootstrap
import Domain
import Operations

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks the rules that hold over the whole database.",
        discussion: """
            Prints each rule, and what breaks it with the case's reference; ends with a code other than 0 when anything \
            does. May run while the system is at work.
            """)

    @Flag(help: "First arm open cases that have neither timer nor job, and enqueue lost messages again.")
    var repair = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (repairs, diagnoses) = try await CommandContext.withWiring { wiring in
            let doctor = Doctor(wiring.office, evidence: wiring.evidence)
            let repairs = repair ? try await doctor.repair() : []
            return (repairs, try await doctor.examine())
        }
        output.report(json: json(repairs, diagnoses)) { text(repairs, diagnoses) }
        guard diagnoses.allSatisfy(\.violations.isEmpty) else { throw ExitCode.failure }
    }

    private func text(_ repairs: [DoctorRepair], _ diagnoses: [DoctorDiagnosis]) -> String {
        let repaired = repairs.map { "repaired  \($0.reference?.spoken ?? "-")  \($0.action)" }
        let rules = diagnoses.flatMap { diagnosis in
            ["\(diagnosis.violations.isEmpty ? "ok  " : "FAIL")  \(diagnosis.name): \(diagnosis.rule)"]
                + diagnosis.violations.map { "      \($0.reference?.spoken ?? "-")  \($0.detail)" }
        }
        let count = diagnoses.reduce(0) { $0 + $1.violations.count }
        let verdict = count == 0 ? "no violations" : "violations: \(count)"
        return (repaired + rules + [verdict]).joined(separator: "\n")
    }

    private func json(_ repairs: [DoctorRepair], _ diagnoses: [DoctorDiagnosis]) -> JSONValue {
        [
            "healthy": .bool(diagnoses.allSatisfy(\.violations.isEmpty)),
            "repairs": .array(
                repairs.map { ["reference": JSONValue(text: $0.reference?.text), "action": .string($0.action)] }),
            "rules": .array(diagnoses.map(rule)),
        ]
    }

    private func rule(_ diagnosis: DoctorDiagnosis) -> JSONValue {
        [
            "name": .string(diagnosis.name), "rule": .string(diagnosis.rule),
            "violations": .array(
                diagnosis.violations.map {
                    ["reference": JSONValue(text: $0.reference?.text), "detail": .string($0.detail)]
                }),
        ]
    }
}
