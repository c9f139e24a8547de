/// How long ago something was, in one unit: `40 s`, `12 min`, `5 h`, `3 d`.
struct Age: CustomStringConvertible {
    let seconds: Double

    var description: String {
        switch seconds {
        case ..<120: "\(Int(max(0, seconds))) s"
        case ..<7200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3600)) h"
        default: "\(Int(seconds / 86_400)) d"
        }
    }
}
