// SHA-256 and HMAC against published vectors (FIPS 180-4, RFC 4231), and lengths around the block.
#include "zq/hmac.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

TEST(Hmac, Sha256AsPublished) {
  EXPECT_TRUE(is_digest(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  EXPECT_TRUE(is_digest(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  EXPECT_TRUE(is_digest(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
  EXPECT_TRUE(
      is_digest(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

TEST(Hmac, AsInRfc4231) {
  EXPECT_TRUE(is_digest(hmac_sha256(std::string(20, '\x0b'), "Hi There"),
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
  EXPECT_TRUE(is_digest(hmac_sha256("Jefe", "what do ya want for nothing?"),
                        "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"));
  EXPECT_TRUE(is_digest(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
                        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

TEST(Hmac, AnotherDigestIsNotTaken) {
  std::string hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  for (std::size_t i = 0; i < hex.size(); ++i) {
    std::string other = hex;
    other[i] = other[i] == '0' ? '1' : '0';
    EXPECT_FALSE(is_digest(sha256("abc"), other)) << i;
  }
  for (const std::string& wrong :
       {std::string(), hex.substr(1), hex + "0", std::string(64, '\0'), std::string(64, 'g')})
    EXPECT_FALSE(is_digest(sha256("abc"), wrong));
}

}  // namespace
}  // namespace zq
