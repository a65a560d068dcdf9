using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Modules.Overview.Evidence;

/// <summary>What stands for a person before those who may not know who it is.</summary>
public static class PersonCode
{
    /// <summary>
    /// « P3f9a01bc », the same in every period and every file, so that a funder can ask about one and follow it. Whoever only reads it cannot go back to the
    /// person: it is a part of a hash of the number of their record, which holds nothing of them and which no page or file shows beside it. Whoever tried every
    /// number would find some that fit, and still not whose they are.
    /// </summary>
    public static string Of(CooperativeId cooperative, Id<Person> person) =>
        // A letter first: a spreadsheet would read some of them as numbers.
        $"P{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{cooperative} {person}")))[..8]}";
}
