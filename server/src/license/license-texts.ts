import apache20 from 'spdx-license-list/licenses/Apache-2.0.json';
import eCL20 from 'spdx-license-list/licenses/ECL-2.0.json';
import artistic20 from 'spdx-license-list/licenses/Artistic-2.0.json';
import openMDW10 from 'spdx-license-list/licenses/OpenMDW-1.0.json';
import mSPL from 'spdx-license-list/licenses/MS-PL.json';
import mSRL from 'spdx-license-list/licenses/MS-RL.json';
import bSL10 from 'spdx-license-list/licenses/BSL-1.0.json';
import gPL20Only from 'spdx-license-list/licenses/GPL-2.0-only.json';
import gPL30Only from 'spdx-license-list/licenses/GPL-3.0-only.json';
import aGPL30Only from 'spdx-license-list/licenses/AGPL-3.0-only.json';
import lGPL21Only from 'spdx-license-list/licenses/LGPL-2.1-only.json';
import lGPL30Only from 'spdx-license-list/licenses/LGPL-3.0-only.json';
import gFDL13Only from 'spdx-license-list/licenses/GFDL-1.3-only.json';
import lGPLLR from 'spdx-license-list/licenses/LGPLLR.json';
import eUPL12 from 'spdx-license-list/licenses/EUPL-1.2.json';
import oSL30 from 'spdx-license-list/licenses/OSL-3.0.json';
import mPL20 from 'spdx-license-list/licenses/MPL-2.0.json';
import ePL20 from 'spdx-license-list/licenses/EPL-2.0.json';

/**
 * The texts of licenses that want to ship with what is shared, from the list that SPDX publishes. Left out is each one that
 * begins with a line for the holder of the copyright: that line is the artifact’s own and comes with it.
 */
export const LICENSE_TEXTS: Readonly<Record<string, string>> = {
  'Apache-2.0': apache20.licenseText,
  'ECL-2.0': eCL20.licenseText,
  'Artistic-2.0': artistic20.licenseText,
  'OpenMDW-1.0': openMDW10.licenseText,
  'MS-PL': mSPL.licenseText,
  'MS-RL': mSRL.licenseText,
  'BSL-1.0': bSL10.licenseText,
  'GPL-2.0-only': gPL20Only.licenseText,
  'GPL-3.0-only': gPL30Only.licenseText,
  'AGPL-3.0-only': aGPL30Only.licenseText,
  'LGPL-2.1-only': lGPL21Only.licenseText,
  'LGPL-3.0-only': lGPL30Only.licenseText,
  'GFDL-1.3-only': gFDL13Only.licenseText,
  LGPLLR: lGPLLR.licenseText,
  'EUPL-1.2': eUPL12.licenseText,
  'OSL-3.0': oSL30.licenseText,
  'MPL-2.0': mPL20.licenseText,
  'EPL-2.0': ePL20.licenseText,
};
