using System.Net;
using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Identity.Passwords;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;

namespace Maillage.Tests.Domain.Identity;

public sealed class SignInWordsTests
{
    /// <summary>RFC 6238, appendix B, SHA-1; the last six digits of its eight.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var now = DateTime.UnixEpoch.AddSeconds(seconds);
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        Assert.Equal(code, Totp.Code(secret, Totp.StepAt(now)));
        Assert.Equal(Totp.StepAt(now), Totp.StepOf(secret, code, now, last: 0));
        Assert.Equal(Totp.StepAt(now), Totp.StepOf(secret, code, now.AddSeconds(30), last: 0));
        Assert.Null(Totp.StepOf(secret, code, now.AddSeconds(61), last: 0));
        Assert.Null(Totp.StepOf(secret, code, now, last: Totp.StepAt(now)));
    }

    /// <summary>RFC 4648, 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_as_the_standard_does(string bytes, string text) => Assert.Equal(text, Base32.Of(Encoding.ASCII.GetBytes(bytes)));

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge sur Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari sur un iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome sur Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari sur un Mac")]
    [InlineData("curl/8.5.0", "Un navigateur sur un appareil inconnu")]
    public void A_device_is_said_in_plain_words(string userAgent, string words) => Assert.Equal(words, DeviceInWords.Of(userAgent));

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.x")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.x")]
    [InlineData("2001:db8:1234:5678::9", "2001:db8:1234:…")]
    [InlineData("::1", "cette machine")]
    public void An_address_is_shortened_to_a_place(string address, string shown) => Assert.Equal(shown, ShortAddress.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("motdepasse2026", true)]
    [InlineData("P4ssw0rd!!!!", true)]
    [InlineData("azertyuiopqsdf", true)]
    [InlineData("abcabcabcabc", true)]
    [InlineData("012345678901", true)]
    [InlineData("1a2z3e4r5t6y", true)]
    [InlineData("Camille Aubrac 1987", true)]
    [InlineData("une phrase de passe", false)]
    [InlineData("bonjour tristesse 54", false)]
    [InlineData("correct horse battery", false)]
    public void Passwords_tried_first_are_known(string password, bool known) => Assert.Equal(known, CommonPasswords.Are(password, ["camille.aubrac@maillage.example", "Camille Aubrac"]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(257)]
    public void A_leaked_password_is_found_in_the_sorted_file_wherever_it_stands(int count)
    {
        var file = Path.GetTempFileName();
        try
        {
            var leaked = Enumerable.Range(0, count).Select(i => $"phrase {i}").ToList();
            File.WriteAllLines(file, leaked.Select(p => $"{Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(p)))}:{p.Length}").Order(StringComparer.Ordinal));
            var list = new LeakedPasswords(new Settings("", null, false) { LeakedPasswords = file });
            Assert.All(leaked, p => Assert.True(list.Contain(p), p));
            Assert.All(Enumerable.Range(0, 50), i => Assert.False(list.Contain($"autre {i}")));
            Assert.False(new LeakedPasswords(new Settings("", null, false)).Contain("phrase 0"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
