extension PatternCell.Subject {
    /// As it is stored: the code of an issue or of a group, or nothing.
    public var code: String {
        switch self {
        case .any: ""
        case .group(let group): group.rawValue
        case .issue(let issue): issue.rawValue
        }
    }

    /// Nil for a code that the taxonomy does not have.
    public init?(code: String) {
        if code.isEmpty {
            self = .any
        } else if let issue = IssueCode(rawValue: code) {
            self = .issue(issue)
        } else if let group = IssueGroup(rawValue: code) {
            self = .group(group)
        } else {
            return nil
        }
    }

    public var title: String {
        switch self {
        case .any: "any issue"
        case .group(let group): group.title
        case .issue(let issue): "\(issue.group.title): \(issue.title)"
        }
    }
}

extension PatternCell.Place {
    /// As it is stored: `region:TLI`, `nation:england`, or nothing.
    public var code: String {
        switch self {
        case .anywhere: ""
        case .nation(let nation): "nation:\(nation.rawValue)"
        case .region(let region): "region:\(region.rawValue)"
        }
    }

    /// Nil for what `code` never writes.
    public init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1)
        switch (parts.first, parts.last.map(String.init)) {
        case (nil, _): self = .anywhere
        case ("nation", let name?):
            guard let nation = Nation(rawValue: name) else { return nil }
            self = .nation(nation)
        case ("region", let name?): self = .region(Region(rawValue: name))
        default: return nil
        }
    }

    public var title: String {
        switch self {
        case .anywhere: "everywhere"
        case .nation(let nation): nation.title
        case .region(let region): region.inUK?.title ?? region.rawValue
        }
    }
}
