using Maillage.Domain.Kernel;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Passwords long enough and yet guessed at once: common words repeated or dressed with figures, rows of keys, alphabets, the person's own name.</summary>
public static class CommonPasswords
{
    // Words that people take for passwords, in French and in English, without accents.
    private static readonly HashSet<string> Words =
    [
        "motdepasse", "monmotdepasse", "lemotdepasse", "nouveaumotdepasse", "passe", "mdp", "password", "mypassword", "passw", "pass", "secret", "bonjour", "bonsoir", "salut", "soleil",
        "jetaime", "amour", "doudou", "chouchou", "loulou", "coucou", "marseille", "paris", "lyon", "toulouse", "nantes", "bordeaux", "france", "vacances", "famille", "maison", "chocolat",
        "cheval", "chaton", "papillon", "football", "princesse", "azerty", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz",
        "admin", "administrateur", "administrator", "invite", "utilisateur", "user", "test", "demo", "welcome", "bienvenue", "letmein", "iloveyou", "monkey", "dragon", "sunshine",
        "cooperative", "lacooperative", "macooperative", "entrepreneur", "maillage", "compta", "comptabilite", "ordinateur", "bureau", "changeme", "changezmoi", "azeqsd", "aqwzsx",
    ];

    private const string Rows = "abcdefghijklmnopqrstuvwxyz azertyuiopqsdfghjklmwxcvbn qwertyuiopasdfghjklzxcvbnm 01234567890123456789 09876543210987654321 1qaz2wsx3edc4rfv5tgb6yhn 1a2z3e4r5t6y7u8i9o0p";

    /// <param name="own">What anyone knows of the person: address, name.</param>
    public static bool Are(string password, IEnumerable<string> own)
    {
        var folded = string.Concat(French.Fold(password).Where(char.IsLetterOrDigit));
        if (folded.Length == 0) return false;
        var letters = string.Concat(folded.Where(char.IsLetter));
        return Words.Contains(Unit(Letters(folded))) || Words.Contains(Unit(letters))
            || Unit(folded).Length <= 4
            || Rows.Split(' ').Any(row => IsRun(folded, row))
            || own.Select(o => string.Concat(French.Fold(o.Split('@')[0]).Where(char.IsLetter))).Any(o => o.Length >= 4 && (letters == o || Unit(letters) == o));
    }

    /// <summary>Letters that figures often stand for.</summary>
    private static string Letters(string text) => string.Concat(text.Select(c => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', _ => c }));

    /// <summary>The shortest text that makes this one by repeating: « passe » for « passepasse ».</summary>
    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && Enumerable.Range(0, text.Length).All(i => text[i] == text[i % length])) return text[..length];
        return text;
    }

    /// <summary>Whether a text only follows a row of keys, from anywhere and as often as it likes.</summary>
    private static bool IsRun(string text, string row)
    {
        var jumps = 0;
        for (var i = 1; i < text.Length; i++)
            if (!row.Contains(text.AsSpan(i - 1, 2), StringComparison.Ordinal)) jumps++;
        return jumps <= text.Length / 6;
    }
}
