import Domain
import JobQueue

/// Which of the jobs that an operator named a command acted on.
struct ActedOn {
    let wanted: [JobID]
    let found: [JobID]

    var missing: [JobID] {
        let found = Set(found)
        return wanted.filter { !found.contains($0) }
    }

    /// - Parameters:
    ///   - verb: `sent_again`: the key of those that were found, and the words of the report
    ///   - why: what may have become of the others
    /// - Throws: `CommandFailure` when none was found.
    func report(_ verb: String, to output: OutputOptions, why: String) throws {
        output.report(json: json(verb)) { "\(verb.inWords): \(found.isEmpty ? "none" : list(found))" }
        guard !missing.isEmpty else { return }
        let problem = "not found: \(list(missing)); \(why)"
        if found.isEmpty { throw CommandFailure(problem) }
        Remark.print(problem)
    }

    private func json(_ verb: String) -> JSONValue {
        let object: JSONObject = [verb: .array(found.map(\.json)), "not_found": .array(missing.map(\.json))]
        return .object(object)
    }

    private func list(_ ids: [JobID]) -> String {
        ids.map(\.description).joined(separator: ", ")
    }
}

extension JobID {
    var json: JSONValue { .number(JSONNumber(Int(rawValue))) }
}
