using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Modules.Overview.Evidence;

/// <summary>What stands for a person before those who may not know who it is.</summary>
public static class PersonCode
{
    /// <summary>
    /// « P3f9a01bc2d », the same in every period and every file, so that a funder can ask about one and follow it. Colleagues may know the number of a record: without the
    /// key, they cannot make its code.
    /// </summary>
    /// <param name="key">Of the cooperative: the first link of its trail of acts, which is salted, never changes and is read by those alone who know the persons.</param>
    public static string Of(byte[] key, Id<Person> person) =>
        // A letter first: a spreadsheet would read some of them as numbers.
        $"P{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"person {person}")))[..10]}";
}
