import Domain
import Operations

/// What an audit found, for people and for programs.
struct AuditText {
    let report: AuditReport

    var text: String {
        (report.faults.map(line) + hidden + [
            "cases \(report.cases), entries \(report.entries), erased \(report.erased), not sealed yet \(report.unsealed)",
            seals, report.isSound ? "all as it was written" : "faults: \(report.faultCount)",
        ]).joined(separator: "\n")
    }

    private var seals: String {
        let newest = report.newestSeal.map { ", the newest \($0.number):\($0.digest)" } ?? ""
        return "seals \(report.seals)\(newest)"
    }

    private var hidden: [String] {
        let count = report.faultCount - report.faults.count
        return count > 0 ? ["and \(count) more"] : []
    }

    private func line(_ fault: AuditFault) -> String {
        let entry = fault.entry.map { "entry \($0)" } ?? "-"
        return "FAIL  \(fault.spokenReference)  \(entry)  \(fault.kind.rawValue): \(fault.detail)"
    }

    var json: JSONValue {
        [
            "sound": .bool(report.isSound),
            "cases": JSONValue(count: report.cases),
            "entries": JSONValue(count: report.entries),
            "erased": JSONValue(count: report.erased),
            "unsealed": JSONValue(count: report.unsealed),
            "seals": JSONValue(count: report.seals),
            "newest_seal": report.newestSeal.map { seal -> JSONValue in
                ["number": JSONValue(count: seal.number), "digest": .string(seal.digest)]
            } ?? .null,
            "fault_count": JSONValue(count: report.faultCount),
            "faults": .array(report.faults.map(document)),
        ]
    }

    private func document(_ fault: AuditFault) -> JSONValue {
        [
            "kind": .string(fault.kind.rawValue), "reference": JSONValue(text: fault.reference),
            "entry": fault.entry.map { JSONValue(count: $0) } ?? .null, "detail": .string(fault.detail),
        ]
    }
}

extension AuditFault {
    fileprivate var spokenReference: String {
        reference.map { Reference($0)?.spoken ?? $0 } ?? "-"
    }
}
