import ArgumentParser
import Domain
import Foundation
import Operations

struct ComplaintMapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Prints the complaints of a file as bodies for POST /v1/complaints, one a line.",
        discussion: """
            They are the same that redress complaint import takes in on that day. Rows that are no complaint are told on \
            standard error with their line, and the command then ends with a code other than 0.
            """)

    @OptionGroup var input: ImportFileOptions

    @Option(help: ArgumentHelp("The day of sending; today by default.", valueName: "YYYY-MM-DD"))
    var day: CalendarDay?

    @Flag(help: "Put external_id into each line, as the native mapping of an import takes it.")
    var withExternalID = false

    func run() throws {
        let mapping = try input.chosenMapping()
        let rows = try rows(for: mapping)
        let preparation = ImportPreparation(mapping, on: day ?? LondonTime.day(of: Date()))
        var rejected = 0
        while let row = try rows.next() {
            switch preparation.prepare(row) {
            case .success(let complaint): print(document(complaint).text)
            case .failure(let rejection):
                rejected += 1
                tell(rejection.row)
            }
        }
        guard rejected == 0 else { throw ExitCode.failure }
    }

    private func rows(for mapping: ImportMapping) throws -> ImportRows {
        do {
            return try ImportRows(input.importedFile, for: mapping)
        } catch let mismatch as ImportMismatch {
            throw CommandFailure(mismatch.description)
        }
    }

    private func document(_ complaint: PreparedComplaint) -> JSONValue {
        guard withExternalID, var members = complaint.body.objectValue else { return complaint.body }
        members["external_id"] = .string(complaint.externalID)
        return .object(members)
    }

    private func tell(_ row: RejectedRow) {
        for problem in row.problems { Remark.print("line \(row.line): \(problem.pointer) \(problem.message)") }
    }
}
