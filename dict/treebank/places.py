"""Names that the maker of the treebank knows by sight, and those it puts in place of others in the variants."""

# country and the word for its people, for substitution in pairs; one token each
NATIONS = [tuple(x.split('/')) for x in '''Pakistan/Pakistani Iran/Iranian Russia/Russian China/Chinese India/Indian
Egypt/Egyptian Jordan/Jordanian Iraq/Iraqi Syria/Syrian Lebanon/Lebanese Qatar/Qatari Oman/Omani Kuwait/Kuwaiti
Bahrain/Bahraini Yemen/Yemeni Turkey/Turkish Türkiye/Turkish Azerbaijan/Azerbaijani Armenia/Armenian Georgia/Georgian
Kazakhstan/Kazakh Uzbekistan/Uzbek Tajikistan/Tajik Kyrgyzstan/Kyrgyz Turkmenistan/Turkmen Afghanistan/Afghan
Bangladesh/Bangladeshi Nepal/Nepali Bhutan/Bhutanese Japan/Japanese Vietnam/Vietnamese Thailand/Thai
Cambodia/Cambodian Malaysia/Malaysian Indonesia/Indonesian Singapore/Singaporean Mongolia/Mongolian
Australia/Australian Fiji/Fijian Germany/German France/French Italy/Italian Spain/Spanish Portugal/Portuguese
Poland/Polish Hungary/Hungarian Romania/Romanian Bulgaria/Bulgarian Serbia/Serbian Croatia/Croatian Greece/Greek
Cyprus/Cypriot Malta/Maltese Austria/Austrian Norway/Norwegian Sweden/Swedish Finland/Finnish Denmark/Danish
Iceland/Icelandic Estonia/Estonian Latvia/Latvian Lithuania/Lithuanian Ukraine/Ukrainian Belarus/Belarusian
Moldova/Moldovan Slovenia/Slovenian Slovakia/Slovak Belgium/Belgian Ireland/Irish Britain/British Canada/Canadian
Mexico/Mexican Cuba/Cuban Haiti/Haitian Brazil/Brazilian Argentina/Argentine Chile/Chilean Peru/Peruvian
Colombia/Colombian Ecuador/Ecuadorian Bolivia/Bolivian Venezuela/Venezuelan Uruguay/Uruguayan Paraguay/Paraguayan
Guyana/Guyanese Panama/Panamanian Honduras/Honduran Guatemala/Guatemalan Morocco/Moroccan Algeria/Algerian
Tunisia/Tunisian Libya/Libyan Sudan/Sudanese Ethiopia/Ethiopian Eritrea/Eritrean Somalia/Somali Djibouti/Djiboutian
Kenya/Kenyan Uganda/Ugandan Rwanda/Rwandan Burundi/Burundian Tanzania/Tanzanian Zambia/Zambian Malawi/Malawian
Mozambique/Mozambican Angola/Angolan Namibia/Namibian Botswana/Botswanan Zimbabwe/Zimbabwean Nigeria/Nigerian
Ghana/Ghanaian Senegal/Senegalese Gambia/Gambian Mali/Malian Niger/Nigerien Chad/Chadian Cameroon/Cameroonian
Gabon/Gabonese Togo/Togolese Benin/Beninese Guinea/Guinean Liberia/Liberian Madagascar/Malagasy Israel/Israeli
Palestine/Palestinian'''.split()]
CITIES = '''Islamabad Tehran Moscow Beijing Delhi Cairo Amman Baghdad Damascus Beirut Doha Muscat Manama Sanaa Ankara Istanbul
Baku Yerevan Tbilisi Astana Tashkent Dushanbe Bishkek Ashgabat Kabul Dhaka Kathmandu Thimphu Tokyo Hanoi Bangkok Jakarta
Manila Seoul Canberra Suva Berlin Paris Rome Madrid Lisbon Warsaw Budapest Bucharest Sofia Belgrade Zagreb Athens Nicosia
Valletta Vienna Oslo Stockholm Helsinki Copenhagen Reykjavik Tallinn Riga Vilnius Kyiv Minsk Chisinau Ljubljana Bratislava
Brussels Dublin London Ottawa Washington Havana Brasilia Santiago Lima Bogota Quito Caracas Montevideo Asuncion Georgetown
Rabat Algiers Tunis Tripoli Khartoum Asmara Mogadishu Nairobi Kampala Kigali Gitega Dodoma Lusaka Lilongwe Maputo Luanda
Windhoek Gaborone Harare Abuja Accra Dakar Banjul Bamako Niamey Yaounde Libreville Lome Conakry Monrovia Antananarivo
Jeddah Riyadh Geneva Dubai Lahore Karachi Shanghai Kazan Samarkand Sharjah Aden Benghazi Goma'''.split()
OTHER_PLACES = '''Gaza Philippines Bujumbura Aegean Tianjin Spratlys Juba Murmansk Rawalpindi Vladivostok Koreas Crimea Kashmir Donbas Darfur Europe Africa Asia Ramallah Jerusalem Kosovo Taiwan Myanmar Laos Somaliland
Luxembourg Bahamas Maldives Balochistan Sindh Punjab Abyei Kivu Palestine Peshawar Quetta Hebron Rafah Aleppo Idlib Mosul
Basra Erbil Kharkiv Odesa Bukhara Herat Kandahar Torkham Chaman Sahel Caucasus Balkans Davos Antalya Munich
Goa Haifa Eilat Dohuk Bunia Colombo Manta Malmö Maiduguri Kano Kadugli Hodeidah Sulaymaniyah Ouagadougou Kinshasa Jamaica Mauritius
Nicaragua Lagos Pyongyang Mediterranean Nile Leipzig Dresden Hanover Tigray Amhara Oromia Benue Cox Sittwe Mindanao Papua Xinjiang Tibet Yangon Honiara Donetsk Luhansk Apia Samoa Jezira
US UK USA UAE U.S. U.K.'''.split()
MULTI_PLACES = [tuple(x.split('_')) for x in '''Saudi_Arabia New_York United_States United_Kingdom United_Arab_Emirates
Sri_Lanka New_Delhi South_Africa South_Korea North_Korea Addis_Ababa Kuala_Lumpur West_Bank Abu_Dhabi New_Zealand
Costa_Rica Burkina_Faso Sierra_Leone South_Sudan Mexico_City Red_Sea Black_Sea Middle_East El_Salvador Port_Sudan
South_China_Sea Horn_of_Africa Central_Asia South_Asia Latin_America Buenos_Aires Hong_Kong Port_Moresby
Gaza_Strip Golan_Heights Persian_Gulf Strait_of_Hormuz Cape_Town Phnom_Penh Ivory_Coast Czech_Republic'''.split()]
MULTI_NATIONS = [('South', 'African'), ('North', 'Korean'), ('South', 'Korean'), ('Sri', 'Lankan'), ('Costa', 'Rican')]
NATION_WORDS = {n for _, n in NATIONS} | set('''Saudi Emirati European African Arab American Asian Kurdish Houthi Ukrainians
Palestinians Israelis Syrians Afghans Pakistanis Indians Russians Egyptians Yemenis Iranians Swiss Dutch Western
Rohingya Iraqis Americans Sudanese Jordanians Filipino Congolese Czech Philippine Canadians Australians Haitian Ecuadorean Turks Germans Libyans Somalis Serbs Kurds Serb Bosnian Yugoslav'''.split())
COUNTRIES = {c for c, _ in NATIONS}
PLACES = COUNTRIES | set(CITIES) | set(OTHER_PLACES)

OFFICES = '''Deputy Prime Minister|Prime Minister|First Deputy Prime Minister|Foreign Minister|Foreign Ministers|Deputy Foreign Minister|
Vice Foreign Minister|Defence Minister|Defense Minister|Interior Minister|Finance Minister|Trade Minister|Energy Minister|
Secretary of State|Deputy Secretary of State|Foreign Secretary|Vice President|President|Chancellor|Premier|King|Queen|Emir|Sultan|
Crown Prince|Ambassador|Special Envoy|special envoy|envoy|Senator|Spokesperson|spokesperson|spokesman|spokeswoman|
foreign minister|foreign ministers|prime minister|prime ministers|deputy prime minister|deputy foreign minister|
defence minister|defense minister|interior minister|finance minister|president|presidents|ambassador|ambassadors|
High Commissioner|Consul General|Secretary-General|foreign secretary|foreign secretaries|secretary-general|Speaker|Governor|governor|
National Security Adviser|national security adviser|Army Chief|army chief|Chief of Staff|Chargé d'affaires|crown prince|king|
Special Representative|special representative|Minister of State|Permanent Representative|permanent representative|trade minister|
interior ministers|defence ministers|finance ministers|Presidents|Special Assistant|Commerce Minister|commerce minister|FM|DPM|PM|
Foreign Affairs Minister|Defence Secretary|Army chief|high commissioners|high commissioner|Supreme Leader|supreme leader|secretary of state|
Prime Ministers|commissioner|Commissioner|deputy president|consul general|finance minister|energy minister|Federal Minister|High Representative|Vice Premier|vice president|envoys|Envoy|emir|sultan|king|queen|Foreign ministers|Foreign secretaries|Envoys|Taoiseach|chancellor'''
OFFICES = sorted({tuple(x.strip().replace('-', ' - ').split()) for x in OFFICES.split('|')}, key=len, reverse=True)

GIVEN = '''Amina Bilal Carlos Daria Emeka Farhad Goran Hana Ibrahim Jelena Karim Leila Mateo Nadia Omar Pavel Rosa Samir Tariq Usman
Valeria Wanjiku Xolani Yusuf Zainab Anders Birgit Chidi Dmitri Elif Faisal Gulnara Hassan Ingrid Joon-ho Kwame Lucía Mehmet
Nurlan Olga Priya Rashid Sven Thabo Ulrich Vikram Wei Yuki Zoltán Arben Bojana Claire Duarte Esperanza Fumio Giorgos
Henrik Isabel Jorge Khalid Lars Marta Nikolai Oluwaseun Petra Rafael Salma Tomasz Uchenna Viktor Walid Ximena Yasmin
Aisulu Bakhtiyor Catalina Dragan Eszter Fatou Gyula Hiroshi Ilham Juma Kateryna Laszlo Moussa Ngozi Osman Paulo'''.split()
FAMILY = '''Rahman Kovács Okafor Lindqvist Petrov Haddad Moreno Tanaka Nasser Bekele Jovanović Mbeki Kaya Aliyev Rossi Schneider
Dubois Silva Khan Chowdhury Nguyen Park Mwangi Diallo Hassan Ivanova Novak Popescu Demir Yılmaz Karimov Saidov Abdullah
Mensah Traoré Costa Fernández Gómez Herrera Ortega Vargas Mendes Sokolov Melnyk Kowalski Horvat Berisha Papadakis Andersen
Virtanen Ozols Kask Gruber Weber Moretti Lefèvre O'Neill MacLeod Campbell Thapa Perera Siddiqui Qureshi Bhatti Mirza Iqbal
Mahmoud Mansour Salim Barakat Zayani Benali Ouattara Kamau Ndlovu Banda Phiri Tembo Chanda Watanabe Suzuki Santos Reyes'''.split()
PARTICLED = '''bin_Khalid_Al_Sabah bin_Rashid_Al_Thani al-Hariri al-Sabah al-Mansour van_der_Berg de_la_Cruz von_Stein
dos_Santos al-Badawi bin_Salem_Al_Said el-Shazly ibn_Yusuf Al_Kaabi di_Stefano ter_Horst'''.split()
SURNAMES = set('''Dar Abbas Lavrov Fidan Araghchi Putin Trump Macron Modi Erdogan Xi Zelensky Netanyahu Sharif Rubio Wang Safadi Abdelatty
Guterres Kallas Starmer Merz Meloni Lula Petro Ruto Jaishankar Witkoff Muttaqi Haddad Karimov Novak Okafor Tanaka Moreno
Zardari Tokayev Maduro Hale Wickremesinghe Vučić Votel Vance Tshisekedi Sisi Raisi Okubo Nowak Lukashenko Khamenei Kagame Burhan
Blinken Sanchez Orbán Fico Tusk Sandu Rutte Grossi Peskov Zakharova Kuleba Raab Lammy Hun Marcos Suga Kishida Anwar Hasina Yunus
Oli Prachanda Barzani Sadr Aoun Mikati Haftar Saied Tebboune Tinubu Akufo Ouattara Museveni Mnangagwa Ramaphosa Lourenço Hichilema Uribe Chávez Leo Chavez Qureshi Condé Khashoggi Bashar Bazoumi Hussein Hemed'''.split())
ORGS = set('UN EU NATO ASEAN OIC SCO AU IMF IAEA OPEC WHO OSCE GCC Hamas Hezbollah Taliban Kremlin Pentagon UNIFIL BRICS SAARC IGAD U.N. E.U. ECOWAS UNHCR UNICEF WHO WFP ICRC ICC'.split())

# organisations and events that take the article, in the notation; the head is the last plain word
ORGS_THE = '''African Union|Arab League|World Bank|Ministry (n of Finance)|Ministry (n of Interior (c and Security))|
Commission (n for Refugees)|Committee (n for Justice (c and Peace))|Office (n of the Special Envoy)|Norwegian Refugee Council|
Islamic Development Bank|Council (n of Europe)|Federation (n of Trade (c and Industry))|Department (n of Trade)|
Centre (n for Policy Studies/NNPS)|National Liberation Front|European Parliament|Asian Development Bank|Central Bank (n of Libya)|
International Organization (n for Migration)|Royal Navy/NNP|Supreme Court|(cmp Human Rights) Council|Kremlin|Knesset|
Union (n for the Mediterranean/NNP)|Pacific/NNP Community|Southern Transitional/NNP|amod Council|Election Commission'''
ORGS_THE = [x.strip() for x in ORGS_THE.replace('NNP|amod', 'NNP').split('|')]
EVENTS_THE = [x.strip() for x in '''Baku Climate Summit|Tana Forum|Geneva Peace Conference|Antalya Diplomacy Forum|Bled Strategic
 Forum|Aswan Forum|World Water Forum|Abu Dhabi Dialogue|Black Sea Summit|Paris Peace Forum|Jakarta Dialogue|
Nairobi Peace Process|Asia Cooperation Dialogue|Oslo Forum|Brussels Donors/NNPS Conference'''.replace(chr(10), '').split('|')]
